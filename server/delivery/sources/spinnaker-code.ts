import { type ImageCode, imageCode, versionCode } from "./image-version";
import { branchOf } from "./jenkins-names";
import { type Execution, trigger } from "./spinnaker-events";

type Trigger = Execution["trigger"];

/** So many executions that started each other are looked back on. */
const PARENTS = 8;

const NONE = { branch: null, sha: null, commitMessage: null };

/** The code that an execution is about: of its own trigger, else of what started the execution that started it. */
export function codeOf(started: Trigger): { branch: string | null; sha: string | null; commitMessage: string | null } {
  return lineOf(started).map(ownCode).find(({ branch, sha }) => branch !== null || sha !== null) ?? NONE;
}

/** The image that is handed on, else the version that somebody typed. */
export function imageBehind(started: Trigger): ImageCode {
  for (const one of lineOf(started)) {
    const image = one.artifacts.find(({ type }) => type === "docker/image");
    const code = image ? [versionCode(image.version), imageCode(image.reference), imageCode(image.name)].find(({ version }) => version !== null) : undefined;
    if (code) return code;
    const typed = [one.parameters?.version, one.parameters?.tag].find((value) => typeof value === "string" && /^[\w.+-]{1,200}$/.test(value));
    if (typeof typed === "string") return versionCode(typed);
  }
  return versionCode(null);
}

function ownCode(one: NonNullable<Trigger>) {
  const built = one.buildInfo?.scm[0] ?? null;
  const git = one.artifacts.find(({ type }) => type?.startsWith("git/"))?.version ?? null;
  const isCommit = git !== null && /^[0-9a-f]{6,64}$/i.test(git);
  return {
    branch: branchOf(one.branch ?? built?.branch ?? (isCommit ? null : git)),
    sha: one.hash ?? built?.sha1 ?? (isCommit ? git : null),
    commitMessage: built?.message ?? null,
  };
}

/** What started it, what started that, and so on. */
function lineOf(started: Trigger): NonNullable<Trigger>[] {
  const line: NonNullable<Trigger>[] = [];
  for (let next = started; next !== null && line.length < PARENTS; ) {
    line.push(next);
    const parent = trigger.safeParse(next.parentExecution?.trigger);
    next = parent.success ? parent.data : null;
  }
  return line;
}
