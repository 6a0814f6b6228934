import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { addressKey, isHexSignature, isStandardWebhook, knowsSecret } from "@/server/delivery/sources/authenticity";

const body = new TextEncoder().encode('{"a": 1}');
const receivedAt = new Date("2026-11-20T10:00:00Z");
const SECRET = "a secret of sixteen or more";

/** Signed with these bytes as the key, whatever they are. */
function signedWith(key: Uint8Array, second = receivedAt.getTime() / 1000) {
  const signature = createHmac("sha256", key).update(`id.${second}.`).update(body).digest("base64");
  return { body, key: null, receivedAt, headers: { "webhook-id": "id", "webhook-timestamp": String(second), "webhook-signature": `v1,wrong v1,${signature}` } };
}

describe("a Standard Webhook", () => {
  const key = Buffer.from("thirty-two bytes of a signing key");
  const secret = `whsec_${key.toString("base64")}`;
  test("is believed with one right signature among several, within five minutes", () => {
    expect(isStandardWebhook(signedWith(key), secret)).toBe(true);
    expect(isStandardWebhook(signedWith(key, receivedAt.getTime() / 1000 - 301), secret)).toBe(false);
    expect(isStandardWebhook(signedWith(key, receivedAt.getTime() / 1000 + 301), secret)).toBe(false);
  });
  test.each(["whsec_", "whsec_!!!!!!!!!!", "whsec_QUJD"])("is never believed under %s, whose key anybody knows or guesses", (weak) => {
    expect(isStandardWebhook(signedWith(Buffer.from(weak.slice("whsec_".length), "base64")), weak)).toBe(false);
  });
});

describe("a secret", () => {
  const incoming = (headers: Record<string, string>, key: string | null = null) => ({ body, headers, key, receivedAt });
  const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
  test.each([`Bearer ${SECRET}`, `bearer  ${SECRET}`, basic(`user:${SECRET}`), basic(`:${SECRET}`)])("is known by %s", (authorization) => expect(knowsSecret(incoming({ authorization }), SECRET)).toBe(true));
  test.each(["", "Bearer", "Bearer ", `Bearer ${SECRET}x`, SECRET, basic(SECRET.slice(1)), `Digest ${SECRET}`])("is not known by %j", (authorization) => expect(knowsSecret(incoming({ authorization }), SECRET)).toBe(false));
  test("is proved by the key in the address, which is not the secret", () => {
    expect(knowsSecret(incoming({}, addressKey(SECRET)), SECRET)).toBe(true);
    expect(knowsSecret(incoming({}, SECRET), SECRET)).toBe(false);
    expect(knowsSecret(incoming({ authorization: "Bearer wrong" }, addressKey(SECRET)), SECRET)).toBe(false);
  });
});

test("a signature in hexadecimal is compared whole, with its prefix", () => {
  const hex = createHmac("sha512", SECRET).update(body).digest("hex");
  expect(isHexSignature(hex.toUpperCase(), body, SECRET, { algorithm: "sha512" })).toBe(true);
  for (const wrong of [undefined, "", hex.slice(1), `${hex}0`, `sha512=${hex}`, "z".repeat(128)]) expect(isHexSignature(wrong, body, SECRET, { algorithm: "sha512" })).toBe(false);
});
