import { z } from "zod";
import type { Change, RunFacts } from "../domain/changes";
import { isOver, type RunStatus } from "../domain/run-status";
import { stageKind } from "../domain/stage-kind";
import { runFacts, stageFacts } from "./facts";
import { addressOf, branchOf, jobOf, pullRequestOf } from "./jenkins-names";
import { instant, link, maybe, text } from "./loose";
import { mentionsIn, titleWith } from "./mentions";
import type { Parsed } from "./source";

const count = z.number().int().min(0).max(100_000_000).nullish().catch(null).transform((value) => value ?? 0);

/** Zero stands for a time that Jenkins could not tell. */
const moment = instant.transform((at) => (at !== null && at.getTime() > 0 ? at : null));

const message = z.object({
  name: text(300),
  display_name: text(300),
  build: z
    .object({
      full_url: text(2000),
      url: text(2000),
      queue_id: z.number().int().positive().max(Number.MAX_SAFE_INTEGER).nullish().catch(null),
      phase: text(60),
      status: text(60),
      timestamp: moment,
      duration: z.number().nonnegative().max(1e12).nullish().catch(null).transform((value) => value ?? 0),
      notes: text(5_000),
      scm: maybe(z.object({ branch: text(300), commit: text(100), culprits: z.array(text(200)).catch([]) })),
      parameters: maybe(z.record(z.string(), z.unknown())),
      test_summary: maybe(z.object({ total: count, failed: count })),
    })
    .refine((build) => (build.full_url ?? build.url) !== null, { path: ["full_url"] }),
});

type Build = z.output<typeof message>["build"];

/**
 * A build as it stands in one phase. Its address is its key, for its number begins anew in every job and job names are not unique;
 * with it the number in the queue, for a job that was deleted and made again counts from one again.
 */
export function readBuild(payload: unknown, boardKey: string): Parsed {
  const { name, display_name, build } = message.parse(payload);
  const address = addressOf(build.full_url ?? build.url ?? "");
  const job = jobOf(address, build.scm?.branch ?? null);
  const facts = factsOf(build, job.name ?? name ?? display_name ?? "build");
  const named = mentionsIn([...job.path, name, display_name, build.notes, ...Object.values(build.parameters ?? {})], boardKey);
  const externalId = build.queue_id ? `${address} ${build.queue_id}` : address;
  const run: Change = { type: "run", repository: job.address, externalId, attempt: 1, facts: { ...facts, title: titleWith(build.notes, named) } };
  return { changes: [run, ...stagesOf(build, facts, { repository: job.address, externalId })] };
}

function factsOf(build: Build, name: string): RunFacts {
  const status = statusOf(build);
  const at = build.timestamp;
  const told = { name, status, branch: branchOf(build.scm?.branch ?? null), prNumber: pullRequestOf(build.scm?.branch ?? null), sha: build.scm?.commit ?? null, actor: build.scm?.culprits[0] ?? null, url: link.parse(build.full_url) };
  // The time that a phase carries is its own: when the build was put into the queue, when it began, or when it was over.
  if (isEnd(build)) {
    const startedAt = at !== null && build.duration > 0 ? new Date(at.getTime() - build.duration) : null;
    return runFacts({ ...told, createdAt: startedAt ?? at, startedAt, finishedAt: isOver(status) ? at : null, producerAt: at });
  }
  // Queued is told together with started, with a time that may be the later one.
  if (status === "QUEUED") return runFacts({ ...told, createdAt: at });
  return runFacts({ ...told, createdAt: at, startedAt: build.phase === "STARTED" ? at : null, producerAt: at });
}

/** What the tests came to, beside the build they are a part of: one that is unstable was built, and its tests failed. */
function stagesOf(build: Build, facts: RunFacts, { repository, externalId }: { repository: string; externalId: string }): Change[] {
  const tests = build.test_summary;
  if (!isEnd(build) || tests === null || tests.total === 0) return [];
  const { name, branch, sha, createdAt, startedAt, finishedAt, producerAt, url } = facts;
  const stage = { type: "stage" as const, repository, runExternalId: externalId, attempt: 1, run: { name, branch, sha, createdAt } };
  const shared = { startedAt, finishedAt, producerAt, url };
  const built = build.status === "UNSTABLE" ? "SUCCESS" : facts.status;
  return [
    { ...stage, externalId: "build", facts: stageFacts({ ...shared, name, kind: stageKind(name, name), status: built }) },
    { ...stage, externalId: "tests", facts: stageFacts({ ...shared, name: "tests", kind: "TEST", status: tests.failed > 0 ? "FAILED" : "SUCCESS" }) },
  ];
}

const RESULTS: ReadonlyMap<string | null, RunStatus> = new Map([["SUCCESS", "SUCCESS"], ["FAILURE", "FAILED"], ["UNSTABLE", "FAILED"], ["ABORTED", "CANCELLED"], ["NOT_BUILT", "SKIPPED"]]);

/** The result counts, not the phase; a build that is told of from its own middle may be called unstable before it is over. */
function statusOf(build: Build): RunStatus {
  if (build.status !== null && isEnd(build)) return RESULTS.get(build.status) ?? "UNKNOWN";
  if (build.phase === "COMPLETED" || build.phase === "FINALIZED") return "UNKNOWN";
  return build.phase === "QUEUED" ? "QUEUED" : "RUNNING";
}

/** A build has a duration once it is over, and a result at the latest then. */
function isEnd({ phase, status, duration }: Build): boolean {
  return phase === "COMPLETED" || phase === "FINALIZED" || (status !== null && (phase !== "NONE" || duration > 0));
}
