import type { Tx } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { callableUrl } from "@/server/platform/outbound";
import { seal } from "@/server/platform/seal";
import { type CallbackKind, isPrivateKey, isToken, USUAL_ADDRESS } from "./domain/call-back";
import { appKey } from "./github-app-token";

type Wanted = { kind: CallbackKind | null | undefined; url: string | null | undefined; secret: string | undefined };
type Known = { callbackKind: CallbackKind; callbackUrl: string | null; callbackSecret: string | null };
type Stored = { callbackKind?: CallbackKind; callbackUrl?: string | null; callbackSecret?: string | null };

/**
 * How an environment's decisions are told from now on, as its row holds it; nothing where nothing is said of it, and a null clears all
 * of it. A secret stays unless another is given, but a token never goes on to another address than the one it was given for.
 * Throws `INVALID url_refused`, `callback_address_missing`, `callback_secret_missing`, `callback_secret_again`, `callback_token_unreadable`.
 */
export async function callBackOf(tx: Tx, id: string | null, { kind: wanted, url, secret }: Wanted): Promise<Stored> {
  if (wanted === undefined && url === undefined && secret === undefined) return {};
  if (wanted === null || url === null) return { callbackKind: "URL", callbackUrl: null, callbackSecret: null };
  const row = id === null ? null : await tx.environment.findUnique({ where: { id }, select: { callbackKind: true, callbackUrl: true, callbackSecret: true } });
  const known = row?.callbackUrl ? row : null;
  const kind = wanted ?? known?.callbackKind ?? "URL";
  const address = url ?? (known?.callbackKind === kind ? known.callbackUrl : null) ?? (kind === "URL" ? null : USUAL_ADDRESS[kind]);
  if (address === null || address.trim() === "") throw new DomainError("INVALID", "callback_address_missing");
  const { origin } = callableUrl(address, { withToken: kind !== "URL" });
  if (secret === undefined) assertMayKeep(known, kind, origin);
  else if (kind !== "URL" && !isSendable(kind, secret)) throw new DomainError("INVALID", "callback_token_unreadable", { kind });
  return { callbackKind: kind, callbackUrl: address.trim(), ...(secret === undefined ? {} : { callbackSecret: seal(secret) }) };
}

/** A secret only signs; a token is shown to whoever is called, so it is for one address alone. */
function assertMayKeep(known: Known | null, kind: CallbackKind, origin: string): void {
  if (!known?.callbackUrl || !known.callbackSecret) throw new DomainError("INVALID", "callback_secret_missing", { kind });
  const isSamePlace = kind === "URL" || new URL(known.callbackUrl).origin === origin;
  if (known.callbackKind !== kind || !isSamePlace) throw new DomainError("INVALID", "callback_secret_again", { kind });
}

function isSendable(kind: CallbackKind, secret: string): boolean {
  return kind === "GITHUB" && isPrivateKey(secret) ? appKey(secret) !== null : isToken(secret);
}
