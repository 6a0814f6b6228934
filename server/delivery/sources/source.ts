import type { SourceKind } from "../domain/source-kind";
import type { Change } from "../domain/changes";

/** Header names in lower case. */
export type DeliveryHeaders = Readonly<Record<string, string>>;

/** A delivery as it stands before the door. */
export type Incoming = {
  readonly body: Uint8Array;
  readonly headers: DeliveryHeaders;
  /** What stood after `key=` in its address; null without. */
  readonly key: string | null;
  readonly receivedAt: Date;
};

/** What a parser may go by beside the payload. */
export type ParseContext = { readonly boardKey: string; readonly headers: DeliveryHeaders; readonly receivedAt: Date };

/** What a delivery turned out to say. `ignored` is the reason why it says nothing to us. */
export type Parsed = { changes: Change[] } | { ignored: string };

/** One CI/CD system: how its deliveries are told to be authentic, and what they mean. */
export type SourceDefinition = {
  readonly kind: SourceKind;
  /** Bytes; more than this is refused before it is read. */
  readonly bodyLimit: number;
  /** The headers worth keeping with a delivery: none that hold a secret. */
  readonly keptHeaders: readonly string[];
  isAuthentic(incoming: Incoming, secret: string): boolean;
  /** The body as data; throws `INVALID` when it is not what this source sends. */
  read(body: Uint8Array, headers: DeliveryHeaders): unknown;
  /** The producer's id of the delivery, the same when it is sent again; null where it has none. */
  deliveryId(headers: DeliveryHeaders, payload: unknown): string | null;
  /** The event's name, at most 100 characters; throws `INVALID` when there is none. A body that could not be read is undefined. */
  eventOf(headers: DeliveryHeaders, payload: unknown): string;
  /** The event's finer name, where the body has one. */
  actionOf(payload: unknown): string | null;
  /** What the payload says in common words; throws `INVALID` when it is not of that event. */
  parse(event: string, payload: unknown, context: ParseContext): Parsed;
};
