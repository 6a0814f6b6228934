import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { authSecret } from "./auth-secret";

const ALGORITHM = "aes-256-gcm";

/** `text`, encrypted under a key derived from the instance's secret; for what must be used again and so cannot be hashed. */
export function seal(text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, key(), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** What `seal` was given. Throws when the instance's secret has changed since. */
export function unseal(sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv(ALGORITHM, key(), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

let derived: { from: string; key: Uint8Array } | undefined;

/** Derived once: every delivery asks for it. */
function key(): Uint8Array {
  const from = authSecret();
  if (derived?.from !== from) derived = { from, key: new Uint8Array(hkdfSync("sha256", from, "", "throughline seal", 32)) };
  return derived.key;
}
