import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const PREFIX = "tln_";
const SECRET_LENGTH = 32;
const CHECK_LENGTH = 6;
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A new token: `tln_`, 32 random base62 characters (190 bits), 6 that check them. Shown once; only its hash is kept. */
export function makeToken(): string {
  const secret = randomBase62(SECRET_LENGTH);
  return PREFIX + secret + checkOf(secret);
}

/** Whether `text` may be a token of ours; spares the database those that were mistyped or cut. */
export function isTokenShaped(text: string): boolean {
  const secret = text.slice(PREFIX.length, -CHECK_LENGTH);
  return /^tln_[0-9A-Za-z]{38}$/.test(text) && text.endsWith(checkOf(secret));
}

/** SHA-256, hex. Enough without salt or cost for secrets of 128 random bits and more. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Uniform: a byte that would favour the first letters of the alphabet is thrown away. */
export function randomBase62(length: number): string {
  const fair = 256 - (256 % BASE62.length);
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) if (byte < fair && text.length < length) text += BASE62[byte % BASE62.length];
  }
  return text;
}

function checkOf(secret: string): string {
  let rest = crc32(secret);
  let check = "";
  for (let place = 0; place < CHECK_LENGTH; place++) {
    check = `${BASE62[rest % BASE62.length]}${check}`;
    rest = Math.floor(rest / BASE62.length);
  }
  return check;
}
