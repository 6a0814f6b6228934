import { expect, test } from "vitest";
import { ask, target, trpc } from "./target";

test("of two set-ups at once one makes the first admin, and there is no other afterwards", async () => {
  expect([...target.setUps].sort()).toEqual([200, 404]);
  const again = await trpc("people.setUp", { email: "third@example.org", name: "x", password: "a long enough passphrase", workspace: "x" });
  expect(again.status).toBe(404);
  expect((await ask("/setup")).status).toBe(404);
});

test("without the demo, its doors are closed", async () => {
  const { text } = await ask("/api/auth/csrf");
  const { csrfToken } = JSON.parse(text) as { csrfToken: string };
  const form = { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ csrfToken, email: "po@demo.local" }).toString() };
  expect((await ask("/api/auth/callback/demo", form)).status).toBe(404);
  expect((await ask("/api/trpc/people.demoAccounts")).text).toBe('{"result":{"data":[]}}');
  const token = await ask("/api/v1/tokens", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ email: "po@demo.local", password: "throughline", name: "x" }) });
  expect(token.status).toBe(401);
});
