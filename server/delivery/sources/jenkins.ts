import { z } from "zod";
import type { Change } from "../domain/changes";
import { isOver, type RunStatus } from "../domain/run-status";
import { knowsSecret } from "./authenticity";
import { runFacts } from "./facts";
import { instant, link, maybe, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { Parsed, SourceDefinition } from "./source";

/** At most so many parameters are looked into for card keys. */
const PARAMETERS = 100;

/** Jenkins' Notification plugin: it can sign nothing, and knows its secret from the address alone, as user and password or as a key. */
export const jenkins: SourceDefinition = {
  kind: "jenkins",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent"],
  isAuthentic: knowsSecret,
  read: readJsonObject,
  deliveryId: () => null,
  eventOf: (_headers, payload) => loose.parse(payload ?? {}).build?.phase?.toLowerCase() ?? "build",
  actionOf: (payload) => loose.parse(payload ?? {}).build?.status ?? null,
  parse: (event, payload) => understood(event, () => readBuild(payload)),
};

const loose = z.object({ build: maybe(z.object({ phase: text(60), status: text(60) })) });

const message = z.object({
  name: text(300),
  display_name: text(300),
  url: text(2000),
  build: z
    .object({
      full_url: text(2000), url: text(2000), number: z.number().int().nonnegative(), phase: text(60), status: text(60), timestamp: instant, duration: z.number().nonnegative().nullish().catch(null), notes: text(5_000),
      scm: maybe(z.object({ url: text(500), branch: text(300), commit: text(100), culprits: z.array(text(200)).catch([]) })),
      parameters: maybe(z.record(z.string(), z.unknown())),
    })
    .refine((build) => (build.full_url ?? build.url) !== null, { path: ["full_url"] }),
});

/** A build: its address is its key, for its number begins anew in every job, and job names are not unique. */
function readBuild(payload: unknown): Parsed {
  const { name, display_name, build } = message.parse(payload);
  const address = build.full_url ?? build.url ?? "";
  const status = statusOf(build.phase, build.status);
  const title = name ?? display_name ?? "build";
  const at = build.timestamp;
  // The time that a phase carries is its own: when it began, or, once the build is over, when that was.
  const isEnd = isOver(status);
  const facts = runFacts({
    name: title,
    status,
    title: [build.notes, ...parametersOf(build.parameters)].filter(Boolean).join(" ").slice(0, 500) || null,
    trigger: null,
    branch: build.scm?.branch?.replace(/^(?:refs\/heads\/|(?:refs\/remotes\/)?origin\/)/, "") ?? null,
    sha: build.scm?.commit ?? null,
    actor: build.scm?.culprits[0] ?? null,
    url: link.parse(build.full_url),
    createdAt: isEnd ? null : at,
    startedAt: isEnd && at !== null && build.duration ? new Date(at.getTime() - build.duration) : isEnd ? null : at,
    finishedAt: isEnd ? at : null,
    producerAt: at,
  });
  const change: Change = { type: "run", repository: build.scm?.url ?? "jenkins", externalId: address, attempt: 1, facts };
  return { changes: [change] };
}

/** Values that a build was started with: who starts one by hand puts the card there. */
function parametersOf(parameters: Record<string, unknown> | null): string[] {
  return Object.values(parameters ?? {}).slice(0, PARAMETERS).flatMap((value) => (typeof value === "string" && /[A-Z][A-Z0-9]+-\d/.test(value) ? [value.replaceAll("\0", "").toWellFormed()] : []));
}

const RESULTS: Readonly<Record<string, RunStatus>> = { SUCCESS: "SUCCESS", FAILURE: "FAILED", UNSTABLE: "FAILED", ABORTED: "CANCELLED", NOT_BUILT: "SKIPPED" };

function statusOf(phase: string | null, status: string | null): RunStatus {
  if (status !== null) return (Object.hasOwn(RESULTS, status) ? RESULTS[status] : undefined) ?? "UNKNOWN";
  return phase === "QUEUED" ? "QUEUED" : phase === "STARTED" ? "RUNNING" : "UNKNOWN";
}
