import { createHash } from "node:crypto";
import { z } from "zod";
import type { Change } from "../domain/changes";
import { knowsSecret } from "./authenticity";
import { artifact, change, incident, service } from "./cdevents-delivery";
import { type Event, readEvent, wordsOf } from "./cdevents-event";
import { build, pipelineRun, taskRun, testCaseRun, testSuiteRun } from "./cdevents-runs";
import { maybe, text } from "./loose";
import { BODY_LIMIT, readJson, understood } from "./reading";
import type { DeliveryHeaders, ParseContext, Parsed, SourceDefinition } from "./source";

/** Events of one batch that are read. */
const BATCH_MAX = 500;

/** CDEvents as cloud events: binary, structured or in batches, of the versions 0.3 to 0.5, whose dialects differ. */
export const cdevents: SourceDefinition = {
  kind: "cdevents",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent", "ce-id", "ce-source", "ce-type", "ce-subject", "ce-time", "ce-specversion"],
  isAuthentic: knowsSecret,
  read,
  deliveryId,
  eventOf,
  actionOf: (payload) => outcome.parse(listed(payload)[0]?.data)?.subject?.content?.outcome ?? null,
  parse: (event, payload, context) => understood(event, () => parse(listed(payload), context)),
};

/** What came, and what its envelope calls it where the event does not say so itself. */
type Sent = { type: string | null; id: string | null; source: string | null; data: unknown };

const READERS: ReadonlyMap<string, (event: Event) => Change[]> = new Map([
  ["pipelinerun", pipelineRun],
  ["taskrun", taskRun],
  ["build", build],
  ["testsuiterun", testSuiteRun],
  ["testcaserun", testCaseRun],
  ["service", service],
  ["artifact", artifact],
  ["incident", incident],
  ["change", change],
]);

const envelope = z.object({ type: text(200), id: text(1_000), source: text(500) });
const own = maybe(z.object({ context: maybe(envelope) }));
const outcome = maybe(z.object({ subject: maybe(z.object({ content: maybe(z.object({ outcome: text(60) })) })) }));

/**
 * A body of any mode as a list. What it looks like counts, not its content type, which libraries write in many ways: a list is a
 * batch, an object with `data` an envelope, any other the event itself with the envelope in its headers. Throws `INVALID not_json`.
 */
function read(body: Uint8Array, headers: DeliveryHeaders): Sent[] {
  const value = readJson(body);
  const sent = Array.isArray(value) ? value.slice(0, BATCH_MAX) : [value];
  const header = Array.isArray(value) ? {} : { type: headers["ce-type"], id: headers["ce-id"], source: headers["ce-source"] };
  return sent.map((one: unknown) => sentOf(one, header));
}

function sentOf(value: unknown, header: object): Sent {
  const isEnvelope = isRecord(value) && !isRecord(value.context) && ("data" in value || "data_base64" in value);
  const data = isEnvelope ? dataOf(value) : value;
  const outer = envelope.parse(isEnvelope ? value : header);
  const inner = own.parse(data)?.context;
  return { type: inner?.type ?? outer.type, id: inner?.id ?? outer.id, source: inner?.source ?? outer.source, data };
}

/** Data as it is, as a text that holds it, or as bytes; what cannot be read is no event of ours. */
function dataOf({ data, data_base64: bytes }: Record<string, unknown>): unknown {
  const written = typeof bytes === "string" ? Buffer.from(bytes, "base64") : typeof data === "string" ? Buffer.from(data, "utf8") : null;
  if (written === null) return data;
  try {
    return readJson(written);
  } catch {
    return null;
  }
}

function listed(payload: unknown): Sent[] {
  return Array.isArray(payload) ? (payload as Sent[]) : [];
}

const ID_MAX = 200;

/** The id of a single event is that of the delivery, where it is long its digest; a batch has none. With its type, for some senders give one id to all that they tell of a thing. */
function deliveryId(_headers: DeliveryHeaders, payload: unknown): string | null {
  const [only, ...more] = listed(payload);
  if (only === undefined || only.id === null || more.length > 0) return null;
  const id = [only.source ?? "", only.id, only.type ?? ""].join(" ");
  return id.length <= ID_MAX ? id : createHash("sha256").update(id).digest("hex");
}

function eventOf(_headers: DeliveryHeaders, payload: unknown): string {
  const [first, ...more] = listed(payload);
  const words = wordsOf(first?.type ?? null);
  const name = words === null ? (first?.type ?? "event").slice(0, 80) : `${words.subject}.${words.predicate}`;
  return more.length > 0 ? `${name} +${more.length}` : name;
}

function parse(sent: readonly Sent[], { boardKey, receivedAt }: ParseContext): Parsed {
  const changes = sent.flatMap(({ type, data }) => {
    const words = wordsOf(type);
    const reader = words === null ? undefined : READERS.get(words.subject);
    return words === null || reader === undefined ? [] : reader(readEvent(data, { predicate: words.predicate, boardKey, receivedAt }));
  });
  if (changes.length > 0) return { changes };
  // What names no type at all is no cloud event.
  z.array(z.object({ type: z.string() })).min(1).parse(sent);
  return { ignored: "event_not_handled" };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
