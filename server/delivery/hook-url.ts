import { env } from "@/server/platform/env";
import { KEYED_KINDS, type SourceKind } from "./domain/source-kind";
import { addressKey } from "./sources/authenticity";

/** The address a source's deliveries are to be sent to: always this installation's public one. With the secret it carries the key of a kind that needs one. */
export function hookUrl(kind: SourceKind, id: string, secret?: string): string {
  const address = `${env().publicUrl}/api/hooks/${kind}/${id}`;
  return secret !== undefined && KEYED_KINDS.includes(kind) ? `${address}?key=${addressKey(secret)}` : address;
}
