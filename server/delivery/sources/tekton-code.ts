import { link, text } from "./loose";
import { nameOf, type Resource } from "./tekton-resource";

// Tekton knows nothing of code: what does is what Pipelines as Code writes beside a run, and what a run is given and gives back.

const PAC = "pipelinesascode.tekton.dev";

/** What stands beside it by this name; null for none. Labels may hold no slash and are cut, so that an annotation counts before them. */
export function labelOf({ metadata }: Resource, name: string): string | null {
  const value = [metadata.annotations, metadata.labels].map((texts) => (texts && Object.hasOwn(texts, name) ? texts[name] : null)).find((one) => typeof one === "string" && one !== "");
  return text(300).parse(value);
}

/** The branch it is about. For a pull request that is where the work is, and not where it is to go. */
export function branchOf(of: Resource): string | null {
  const branch = labelOf(of, `${PAC}/source-branch`) ?? labelOf(of, `${PAC}/branch`) ?? valueOf(of, BRANCH, isBranch) ?? valueOf(of, REVISION, (value) => isBranch(value) && !isSha(value));
  return branch?.replace(/^refs\/heads\//, "") ?? null;
}

/** The commit it is about: what was asked for, else what was found and given back. */
export function shaOf(of: Resource): string | null {
  return labelOf(of, `${PAC}/sha`) ?? valueOf(of, REVISION, isSha) ?? valueOf(of, BRANCH, isWholeSha);
}

/** The number of the pull request it was started by; null for none. */
export function prNumberOf(of: Resource): number | null {
  const number = Number(labelOf(of, `${PAC}/pull-request`));
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : null;
}

/** Where it can be looked at; null where nobody says. */
export function pageOf(of: Resource): string | null {
  return link.parse(labelOf(of, `${PAC}/log-url`));
}

/** What its pipeline is called, the same for all of its runs: the label of a pipeline that is written into its run is that run's own name. */
export function pipelineOf(of: Resource): string {
  const { metadata, spec } = of;
  const resolved = spec?.pipelineRef?.params.find((param) => param?.name === "name")?.value;
  const label = labelOf(of, "tekton.dev/pipeline");
  return (
    spec?.pipelineRef?.name ?? text(300).parse(resolved) ?? labelOf(of, `${PAC}/original-prname`) ?? (label === metadata.name ? null : label) ?? metadata.generateName?.replace(/-$/, "") ?? nameOf(of)
  );
}

const BRANCH = /^(?:git|source|head|repo)?[-_]?(?:branch|branch[-_]?name|ref)$/i;
const REVISION = /^(?:git|source|head|repo|chains[-_]git)?[-_]?(?:revision|sha|commit|commit[-_]?(?:id|sha|hash))$/i;

const isWholeSha = (value: string) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value);
const isSha = (value: string) => isWholeSha(value) || /^[0-9a-f]{7,12}$/i.test(value);
// No branch has blanks, and "refs/tags/v1" and "refs/pull/7/head" are none.
const isBranch = (value: string) => !isWholeSha(value) && value !== "HEAD" && /^(?!refs\/(?!heads\/))\S+$/.test(value);

function valueOf({ spec, status }: Resource, name: RegExp, isRight: (value: string) => boolean): string | null {
  const given = [...(spec?.params ?? []), ...(status?.results ?? []), ...(status?.pipelineResults ?? []), ...(status?.taskResults ?? [])];
  for (const one of given) {
    const value = name.test(one?.name ?? "") && typeof one?.value === "string" ? text(300).parse(one.value.trim()) : null;
    if (value !== null && isRight(value)) return value;
  }
  return null;
}
