import type { Change } from "../domain/changes";

/** Header names in lower case. */
export type DeliveryHeaders = Readonly<Record<string, string>>;

/** What a delivery turned out to say. */
export type Parsed = { changes: Change[] } | { ignored: string };

/** One CI/CD system: how its deliveries are told to be authentic, and what they mean. */
export type SourceDefinition = {
  /** Bytes; more than this is refused before it is read. */
  bodyLimit: number;
  /** The headers worth keeping with a delivery. */
  keptHeaders: readonly string[];
  isAuthentic(body: Uint8Array, headers: DeliveryHeaders, secret: string): boolean;
  /** The producer's id of the delivery, the same when it is sent again; null where it has none. */
  deliveryId(headers: DeliveryHeaders): string | null;
  /** The event's name; throws `INVALID` when there is none. */
  eventOf(headers: DeliveryHeaders): string;
  /** The event's finer name, where the body has one. */
  actionOf(payload: unknown): string | null;
  /** The body as data; throws `INVALID` when it is not what this source sends. */
  read(body: Uint8Array, headers: DeliveryHeaders): unknown;
  /** What the payload says in common words; throws `INVALID` when it is not of that event. */
  parse(event: string, payload: unknown, boardKey: string): Parsed;
};
