import { expect, test } from "vitest";
import { rest, signIn, target, trpc } from "./target";

const { url, owner } = target;
const PASSWORD = "a passphrase that will change";

test("a stream ends, and the next request is refused, when its token is revoked", async () => {
  const { token } = await aMember("token");
  const session = await signIn({ email: "token@example.org", password: PASSWORD });
  const stream = await watch({ authorization: `Bearer ${token}` });
  const mine = { cookie: session, "sec-fetch-site": "same-origin" };
  const tokens = JSON.parse((await trpcGet("people.tokens", mine)).text) as { result: { data: { id: string }[] } };
  for (const { id } of tokens.result.data) expect((await trpc("people.revokeToken", { id }, mine)).status).toBe(200);
  expect(await stream.ended).not.toContain("after the end");
  expect((await rest(token, "GET", "/boards/OWN")).status).toBe(401);
});

test("a stream ends, and the next request is refused, when the password is changed", async () => {
  await aMember("session");
  const cookie = await signIn({ email: "session@example.org", password: PASSWORD });
  const mine = { cookie, "sec-fetch-site": "same-origin" };
  const stream = await watch(mine);
  expect((await trpc("people.changePassword", { current: PASSWORD, next: "another passphrase by now" }, mine)).status).toBe(200);
  expect(await stream.ended).toContain("unauthenticated");
  expect((await trpc("people.updateAccount", { name: "x" }, mine)).status).toBe(401);
});

test("a stream ends, and the board is not there, when its reader is removed from it", async () => {
  const { token } = await aMember("removed");
  const stream = await watch({ authorization: `Bearer ${token}` });
  expect((await rest(owner.token, "DELETE", "/boards/OWN/members/removed@example.org")).status).toBe(200);
  await rest(owner.token, "POST", "/boards/OWN/cards", { title: "after the end" });
  const told = await stream.ended;
  expect(told).toContain("not_found");
  expect(told).not.toContain("after the end");
  expect((await rest(token, "GET", "/boards/OWN")).status).toBe(404);
});

/** Somebody who joined the owner's board by invitation. */
async function aMember(name: string): Promise<{ token: string }> {
  const email = `${name}@example.org`;
  const added = await rest(owner.token, "POST", "/boards/OWN/members", { email, name, roles: ["TEAM_MEMBER"] });
  const { invitation } = JSON.parse(added.text) as { invitation: string };
  await trpc("people.acceptInvitation", { code: invitation.split("/").at(-1), name, password: PASSWORD });
  const answer = await rest("none", "POST", "/tokens", { email, password: PASSWORD, name: "x" });
  return JSON.parse(answer.text) as { token: string };
}

async function trpcGet(procedure: string, headers: Record<string, string>) {
  const answer = await fetch(`${url}/api/trpc/${procedure}`, { headers });
  return { text: await answer.text() };
}

/** An open stream of the owner's board; `ended` is all it told, once the server has ended it. */
async function watch(headers: Record<string, string>): Promise<{ ended: Promise<string> }> {
  const input = encodeURIComponent(JSON.stringify({ key: "OWN" }));
  const response = await fetch(`${url}/api/trpc/board.watch?input=${input}`, { headers: { accept: "text/event-stream", ...headers } });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  let told = "";
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return told;
      told += value;
      // The server says that it is over, and waits for the client to leave.
      if (/serialized-error|event: return/.test(value)) return (await reader.cancel(), told);
    }
  })();
  return { ended };
}
