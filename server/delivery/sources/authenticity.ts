import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Incoming } from "./source";

type Signature = { algorithm: "sha256" | "sha512"; /** What stands before the hexadecimal digits. */ prefix?: string };

/** Whether `given` is the HMAC of these bytes in hexadecimal, in constant time; false for a missing one or any other form. */
export function isHexSignature(given: string | undefined, bytes: Uint8Array | string, secret: string, { algorithm, prefix = "" }: Signature): boolean {
  if (given === undefined || !given.startsWith(prefix)) return false;
  const digest = createHmac(algorithm, secret).update(bytes).digest();
  const hex = given.slice(prefix.length);
  if (hex.length !== digest.length * 2 || !/^[0-9a-f]+$/i.test(hex)) return false;
  return timingSafeEqual(Buffer.from(hex, "hex"), digest);
}

/** Whether two texts are the same, in a time that tells nothing of either. */
export function isSameText(given: string, expected: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

/** Whether the sender knows the secret: as a bearer token, as the password of Basic, or by the key in its address. */
export function knowsSecret({ headers, key }: Incoming, secret: string): boolean {
  const [, scheme = "", credentials = ""] = /^(\S+) +(.*)$/s.exec(headers.authorization ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return isSameText(credentials, secret);
  if (scheme.toLowerCase() === "basic") return isSameText(passwordOf(credentials), secret);
  return key !== null && isSameText(key, addressKey(secret));
}

/** What the address of a sender carries that can set no header. It proves the secret and does not tell it. */
export function addressKey(secret: string): string {
  return createHmac("sha256", secret).update("the key in the address of a source").digest("base64url");
}

/** Bytes of a key that are worth signing with. */
const KEY_MIN = 16;

/** A signed delivery older than this, or from so far ahead, may be one that was overheard. */
const SIGNED_FOR_MS = 5 * 60_000;

/** Whether it is signed as Standard Webhooks has it, with a secret that begins with `whsec_`, within the last five minutes. */
export function isStandardWebhook({ headers, body, receivedAt }: Incoming, secret: string): boolean {
  const [id, timestamp, signatures] = [headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"]];
  if (!id || !timestamp || !signatures || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(receivedAt.getTime() - Number(timestamp) * 1000) > SIGNED_FOR_MS) return false;
  const key = Buffer.from(secret.slice(WEBHOOK_SECRET.length), "base64");
  // What is no base64 leaves an empty key, with which anybody can sign.
  if (key.byteLength < KEY_MIN) return false;
  const digest = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64");
  return signatures.split(" ").some((one) => one.startsWith("v1,") && isSameText(one.slice("v1,".length), digest));
}

/** How a secret begins that signs Standard Webhooks. */
export const WEBHOOK_SECRET = "whsec_";

function passwordOf(basic: string): string {
  const text = Buffer.from(basic, "base64").toString("utf8");
  return text.slice(text.indexOf(":") + 1);
}
