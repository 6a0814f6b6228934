import type { Change } from "../domain/changes";
import { environmentTier } from "../domain/environment-tier";
import type { PullRequestState } from "../domain/run-status";
import { branchOf, type Event, keysIn, pageOf, said, shaOf } from "./cdevents-event";
import { alertFacts, deploymentFacts } from "./facts";
import { text } from "./loose";

const PUT_OUT: ReadonlySet<string> = new Set(["deployed", "upgraded", "rolledback"]);

/** A service that was put into an environment: the vocabulary tells of it when it is done. */
export function service(event: Event): Change[] {
  const { id, at, subject, repository, predicate, content } = event;
  if (!PUT_OUT.has(predicate)) return [];
  const environment = content.environment?.name ?? content.environment?.id?.slice(0, 200) ?? "unknown";
  const facts = deploymentFacts({
    environment,
    tier: environmentTier(environment),
    status: "SUCCESS",
    service: text(200).parse(subject),
    version: versionOf(content.artifactId),
    kind: predicate === "rolledback" ? "ROLLBACK" : null,
    sha: shaOf(event),
    ref: branchOf(event),
    mentions: keysIn(event),
    runExternalId: content.pipelineRun?.id ?? said(event, "pipelinerun", "pipelinerunid"),
    url: pageOf(event),
    createdAt: at,
    finishedAt: at,
    producerAt: at,
  });
  return [{ type: "deployment", repository, externalId: `${subject} ${id}`, facts }];
}

const DIGEST = /^(?:sha256|sha512):([0-9a-f]{12})/i;

/** The version in the address of a package (pkg:npm/erp@1.4.0): of a digest its beginning. */
export function versionOf(artifact: string | null): string | null {
  const plain = decoded(/[^/]@([^?#]+)/.exec(artifact ?? "")?.[1] ?? "");
  return DIGEST.exec(plain)?.[1] ?? text(200).parse(plain);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A published artifact is a release where it is called by a version; a digest is what every build makes. */
export function artifact(event: Event): Change[] {
  const { at, subject, repository, predicate } = event;
  const tag = versionOf(subject);
  if (predicate !== "published" || tag === null || !/^v?\d+(?:\.\d+)+(?:[-+.].*)?$/.test(tag)) return [];
  const address = subject.replace(/[?#].*$/s, "");
  const name = decoded(/^pkg:(?:[^/]*\/)?(.*)@/.exec(address)?.[1] ?? "");
  return [{ type: "release", repository, externalId: address, facts: { tag, name: text(300).parse(`${name} ${tag}`.trim()), notes: null, isPrerelease: /-/.test(tag), url: pageOf(event), publishedAt: at, producerAt: at } }];
}

/** An incident from its first report to its end. */
export function incident(event: Event): Change[] {
  const { at, subject, repository, predicate, content } = event;
  if (!["detected", "reported", "resolved"].includes(predicate)) return [];
  const isResolved = predicate === "resolved";
  const { description, environment, service: of } = content;
  const facts = alertFacts({
    title: text(500).parse(description?.split("\n", 1)[0]) ?? text(500).parse(subject) ?? "incident",
    description,
    status: isResolved ? "RESOLVED" : "FIRING",
    severity: said(event, "severity", "priority"),
    environment: text(200).parse(environment?.name ?? environment?.id),
    service: text(200).parse(of?.name ?? of?.id),
    mentions: keysIn(event, description, content.ticketURI),
    url: pageOf(event) ?? content.ticketURI,
    startedAt: at,
    resolvedAt: isResolved ? at : null,
  });
  return [{ type: "alert", repository, externalId: subject, facts }];
}

const STATES: ReadonlyMap<string, PullRequestState> = new Map([
  ["created", "OPEN"],
  ["reviewed", "OPEN"],
  ["updated", "OPEN"],
  ["merged", "MERGED"],
  ["abandoned", "CLOSED"],
]);

/**
 * A change as a pull request. The vocabulary has no branch and no commit: without them it stands by itself, with the cards that its
 * description begins with or its producer names.
 */
export function change(event: Event): Change[] {
  const { at, subject, repository: source, predicate, content } = event;
  const state = STATES.get(predicate);
  if (state === undefined) return [];
  const repository = content.repository?.id ?? source;
  const branch = branchOf(event);
  // Only some of its events say what it is called: an empty title is one that is not told.
  const title = content.title ?? said(event, "title") ?? text(500).parse(content.description?.split("\n", 1)[0]) ?? "";
  const facts = {
    number: numberOf(event),
    title: [title, ...keysIn(event).filter((key) => !title.includes(key))].filter(Boolean).join(" "),
    body: content.description ?? "",
    branch: branch ?? "",
    // Without a branch no run can be its own by that.
    headRepository: branch === null ? null : repository,
    headSha: shaOf(event) ?? "",
    mergeSha: state === "MERGED" ? said(event, "mergesha", "mergecommit") : null,
    state,
    author: said(event, "author", "user"),
    url: pageOf(event),
    openedAt: predicate === "created" ? at : null,
    mergedAt: state === "MERGED" ? at : null,
    producerAt: at,
  };
  return [{ type: "pullRequest", repository, externalId: subject, facts }];
}

/** The number at the end of its id; 0 where there is none. */
function numberOf({ subject }: Event): number {
  const number = Number(/\d{1,10}$/.exec(subject)?.[0] ?? 0);
  return number <= 2_147_483_647 ? number : 0;
}
