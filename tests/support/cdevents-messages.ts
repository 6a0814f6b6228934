import { addressKey } from "@/server/delivery/sources/authenticity";

export type Dialect = "0.3" | "0.4" | "0.5";
export type Mode = "binary" | "structured";

type Told = { subject: string; id?: string; source?: string; page?: string; content?: object; custom?: unknown; at?: Date; dialect?: Dialect; version?: string };

/** An event in one of the dialects in use: they differ in the names of its version, its subject's type and its page. */
export function cdevent(type: string, { subject, id, source = "/ci", page, content = {}, custom, at, dialect = "0.5", version = "0.3.0" }: Told): Record<string, unknown> {
  const isNew = dialect === "0.5";
  const links = dialect === "0.3" ? {} : { chainId: "4c8cb7dd", links: [{ linkType: "RELATION", linkKind: "TRIGGER", target: { contextId: "5328c37f" } }] };
  return {
    context: { [isNew ? "specversion" : "version"]: `${dialect}.1`, id: id ?? `${subject} ${type}`, source, type: `dev.cdevents.${type}.${version}`, ...(at ? { timestamp: at.toISOString() } : {}), ...links },
    subject: { id: subject, source, ...(isNew ? {} : { type: type.split(".")[0] }), content: { ...content, ...(page ? { [isNew ? "uri" : "url"]: page } : {}) } },
    ...(custom === undefined ? {} : { customData: custom, customDataContentType: "application/json" }),
  };
}

const envelopeOf = (event: Record<string, unknown>) => {
  const { id, source, type } = event.context as { id: string; source: string; type: string };
  return { specversion: "1.0", id, source, type };
};

/** An event as it is sent, before it is proved. */
export function sent(event: Record<string, unknown>, { mode = "binary", contentType }: { mode?: Mode; contentType?: string } = {}) {
  const envelope = envelopeOf(event);
  const payload = mode === "binary" ? event : { ...envelope, datacontenttype: "application/json", data: event };
  const names: Record<string, string> = mode === "binary" ? Object.fromEntries(Object.entries(envelope).map(([name, value]) => [`ce-${name}`, value])) : {};
  return { headers: { "content-type": contentType ?? (mode === "binary" ? "application/json; charset=utf-8" : "application/cloudevents+json; charset=UTF-8"), ...names }, body: bytes(payload) };
}

/** Events in one batch. */
export function batch(...events: Record<string, unknown>[]) {
  return { headers: { "content-type": "application/cloudevents-batch+json" }, body: bytes(events.map((data) => ({ ...envelopeOf(data), data }))) };
}

/** The same with the key that its address carries. */
export function withKey<T extends object>(delivery: T, secret: string): T & { key: string } {
  return { ...delivery, key: addressKey(secret) };
}

function bytes(payload: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(payload));
}
