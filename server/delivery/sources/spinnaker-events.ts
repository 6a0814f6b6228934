import { z } from "zod";
import type { RunStatus } from "../domain/run-status";
import { id, maybe, text } from "./loose";

/** Milliseconds since 1970, as a number or as text. */
const millis = z
  .union([z.number(), z.string().max(30).transform(Number)])
  .nullish()
  .catch(null)
  .transform((value) => (value !== null && value !== undefined && value > 0 && value < 1e14 ? new Date(value) : null));

const anything = maybe(z.record(z.string(), z.unknown()));
const listOf = <T extends z.ZodType>(schema: T) => z.array(maybe(schema)).nullish().catch(null).transform((list) => (list ?? []).filter((one) => one !== null));

const artifact = z.object({ type: text(100), name: text(500), version: text(300), reference: text(1000) });
const revision = z.object({ branch: text(300), sha1: text(100), message: text(20_000) });

/** What started an execution. One that was started by another carries that along, with what started it in turn. */
export const trigger = z.object({
  type: text(100),
  user: text(200),
  branch: text(300),
  hash: text(100),
  parameters: anything,
  buildInfo: maybe(z.object({ scm: listOf(revision) })),
  artifacts: listOf(artifact),
  parentExecution: anything,
});

const stage = z.object({
  id,
  name: text(300),
  type: text(100),
  status: text(60),
  startTime: millis,
  endTime: millis,
  syntheticStageOwner: text(60),
  context: anything,
});

const execution = z.object({
  id: id.nullish().catch(null),
  type: text(60),
  name: text(300),
  application: text(300),
  status: text(60),
  buildTime: millis,
  startTime: millis,
  endTime: millis,
  stages: listOf(stage),
  trigger: maybe(trigger),
  authentication: maybe(z.object({ user: text(200) })),
});

/** An event about an execution: of its pipeline or of one of its stages, each time with all of them. */
export const event = z
  .object({ details: maybe(z.object({ application: text(300), created: millis })), content: z.object({ executionId: id.nullish().catch(null), execution }) })
  .transform(({ details, content }, context) => {
    const known = content.execution.id ?? content.executionId ?? null;
    if (known === null) context.addIssue({ code: "custom", path: ["content", "execution", "id"], message: "none" });
    return { details, execution: { ...content.execution, id: known ?? "" } };
  });

export type Execution = z.output<typeof event>["execution"];
export type SpinnakerStage = Execution["stages"][number];

const STATUSES: ReadonlyMap<string | null, RunStatus> = new Map([
  ["NOT_STARTED", "QUEUED"], ["BUFFERED", "QUEUED"], ["RUNNING", "RUNNING"], ["REDIRECT", "RUNNING"], ["PAUSED", "WAITING"], ["SUSPENDED", "WAITING"], ["SUCCEEDED", "SUCCESS"], ["SKIPPED", "SKIPPED"],
  ["TERMINAL", "FAILED"], ["STOPPED", "FAILED"], ["FAILED_CONTINUE", "FAILED"], ["CANCELED", "CANCELLED"],
]);

/** Spinnaker's word for how something stands in ours; one that it adds one day is UNKNOWN. */
export function statusOf(word: string | null): RunStatus {
  return STATUSES.get(word) ?? "UNKNOWN";
}

/** When stages of an execution were started anew, in order: it stays the same execution, and what came after them is reset. */
export function restartsOf({ stages }: Execution): number[] {
  const times = stages.flatMap(({ context }) => {
    const details = context?.restartDetails;
    return typeof details === "object" && details !== null && "restartTime" in details ? (millis.parse(details.restartTime)?.getTime() ?? []) : [];
  });
  return [...new Set(times)].sort((a, b) => a - b);
}
