import { createHmac, randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { REPOSITORY } from "@/tests/support/github-deliveries";
import { pushMessage } from "@/tests/support/github-messages";
import { withField } from "@/tests/support/with-field";
import { type Answer, ask, rest, target } from "./target";

const { source, owner } = target;
const PUSH = pushMessage(REPOSITORY, { branch: "feature/own-1", after: "a1".repeat(20), commits: [{ sha: "a1".repeat(20), message: "OWN-1 x", author: "dana", at: new Date("2026-11-02T09:00:00Z") }] });
const BODY = JSON.stringify(PUSH.payload);
const sha256 = (body: string, secret = source.secret) => createHmac("sha256", secret).update(body).digest("hex");
const RIGHT = sha256(BODY);

/** Sends a delivery; a signature is made for the body unless one is given. */
function deliver(body: string, { signature = `sha256=${sha256(body)}`, headers = {}, path = `github/${source.id}` }: { signature?: string | null; headers?: Record<string, string>; path?: string } = {}): Promise<Answer> {
  const signed: Record<string, string> = signature === null ? {} : { "x-hub-signature-256": signature };
  return ask(`/api/hooks/${path}`, { method: "POST", headers: { "content-type": "application/json", "x-github-event": "push", "x-github-delivery": randomUUID(), ...signed, ...headers }, body });
}

describe("a delivery", () => {
  const wrong: [string, string | null][] = [
    ["missing", null],
    ["empty", ""],
    ["only its name", "sha256="],
    ["without its name", RIGHT],
    ["of another algorithm", `sha1=${createHmac("sha1", source.secret).update(BODY).digest("hex")}`],
    ["named like another algorithm", `sha512=${RIGHT}`],
    ["too short", `sha256=${RIGHT.slice(2)}`],
    ["too long", `sha256=${RIGHT}00`],
    ["no hexadecimal", `sha256=${"z".repeat(64)}`],
    ["wide characters", `sha256=${"\u00e9".repeat(64)}`],
    ["all zeros", `sha256=${"0".repeat(64)}`],
    ["of another secret", `sha256=${sha256(BODY, "another secret")}`],
    ["of the empty secret", `sha256=${sha256(BODY, "")}`],
    ["of another body", `sha256=${sha256(`${BODY} `)}`],
    ["given twice", `sha256=${"0".repeat(64)}, sha256=${RIGHT}`],
  ];
  test.each(wrong)("with a signature that is %s is refused", async (_says, signature) => {
    expect((await deliver(BODY, { signature })).status).toBe(401);
  });

  test("is judged by its very bytes", async () => {
    expect((await deliver(JSON.stringify(PUSH.payload, null, 1), { signature: `sha256=${RIGHT}` })).status).toBe(401);
    expect((await deliver(BODY)).status).toBe(202);
  });

  test("is taken under its own kind and address alone, and once", async () => {
    for (const path of [`gitlab/${source.id}`, `GITHUB/${source.id}`, "github/x", "github/0192f0a0-0000-7000-8000-000000000000"]) expect((await deliver(BODY, { path })).status, path).toBe(404);
    const again = { headers: { "x-github-delivery": "the-same" } };
    expect((await deliver(BODY, again)).status).toBe(202);
    expect(JSON.parse((await deliver(BODY, again)).text)).toMatchObject({ outcome: "DUPLICATE" });
  });
});

test("a delivery with a field missing, empty, of another kind or huge is answered, and the next one is applied", async () => {
  for (const path of [["ref"], ["after"], ["repository"], ["commits"], ["commits", "0"], ["commits", "0", "message"], ["head_commit"]]) {
    const answers = await Promise.all([undefined, null, 7, { x: 1 }, "\u0000\ud800", "A-".repeat(524_288)].map((value) => deliver(JSON.stringify(withField(PUSH.payload, path, value)))));
    for (const { status } of answers) expect([202, 400], path.join(".")).toContain(status);
  }
  const { text } = await deliver(BODY.replaceAll("a1a1", "b2b2"));
  expect(JSON.parse(text)).toMatchObject({ cards: ["OWN-1"] });
  expect((await rest(owner.token, "GET", "/boards/OWN/deliveries?limit=200")).status).toBe(200);
}, 60_000);
