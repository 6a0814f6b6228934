import type { TestProject } from "vitest/node";
import { startApp } from "./app-server";

/** Everything that the attacks aim at. `secrets` must never be in an answer to anybody else, nor in the log. */
export type Target = {
  url: string;
  port: number;
  pid: number;
  owner: { email: string; password: string; token: string };
  stranger: { email: string; password: string; token: string };
  /** The owner's board, its first card, a comment, a source with its secret. */
  board: string;
  card: string;
  source: { id: string; secret: string };
  /** What came of two set-ups sent at once. */
  setUps: number[];
};

declare module "vitest" {
  interface ProvidedContext {
    target: Target;
  }
}

const PASSWORD = "unlikely-passphrase-of-the-owner";
const STRANGER_PASSWORD = "another-passphrase-of-a-stranger";

/**
 * Once a run: the built app as it would stand in the world, without the demo, with a board of the owner's and a stranger who
 * has one of their own. When all attacks are over, the log must be one JSON object a line and hold no secret.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const app = await startApp({ env: { DEMO: "0", LOG_LEVEL: "debug" } });
  try {
    const target = await populate(app.url, app.port, app.pid ?? 0);
    project.provide("target", target);
    return async () => {
      await app.stop();
      assertLogIsClean(app.output(), [PASSWORD, STRANGER_PASSWORD, target.owner.token, target.stranger.token, target.source.secret]);
    };
  } catch (error) {
    await app.stop("SIGKILL");
    throw error;
  }
}

async function populate(url: string, port: number, pid: number): Promise<Target> {
  const send = (path: string, body: unknown, token?: string) =>
    fetch(url + path, { method: "POST", headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify(body) });
  const made = async (path: string, body: unknown, token?: string) => {
    const answer = await send(path, body, token);
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const setUps = await Promise.all(["owner", "other"].map((name) => send("/api/trpc/people.setUp", { email: `${name}@example.org`, name, password: PASSWORD, workspace: name })));
  const email = setUps[0]?.ok ? "owner@example.org" : "other@example.org";
  const { token } = (await made("/api/v1/tokens", { email, password: PASSWORD, name: "attacks" })) as { token: string };
  for (const key of ["OWN", "MEET"]) await made("/api/v1/boards", { key, name: "Board of secrets", timeZone: "UTC" }, token);
  for (const title of ["first secret card", "second"]) await made("/api/v1/boards/OWN/cards", { title }, token);
  await made("/api/v1/cards/OWN-1/comments", { body: "a secret comment" }, token);
  const source = (await made("/api/v1/boards/OWN/sources", { kind: "github", name: "acme/erp" }, token)) as { id: string; secret: string };
  const stranger = "stranger@example.org";
  const { invitation } = await made("/api/v1/boards/MEET/members", { email: stranger, name: "Stranger", roles: ["OBSERVER"] }, token);
  await made("/api/trpc/people.acceptInvitation", { code: String(invitation).split("/").at(-1), name: "Stranger", password: STRANGER_PASSWORD });
  const theirs = (await made("/api/v1/tokens", { email: stranger, password: STRANGER_PASSWORD, name: "attacks" })) as { token: string };
  await made("/api/v1/boards", { key: "THEIRS", name: "Theirs", timeZone: "UTC" }, theirs.token);
  return {
    url, port, pid,
    owner: { email, password: PASSWORD, token },
    stranger: { email: stranger, password: STRANGER_PASSWORD, token: theirs.token },
    board: "OWN", card: "OWN-1", source,
    setUps: setUps.map(({ status }) => status),
  };
}

function assertLogIsClean(output: string, secrets: readonly string[]): void {
  const lines = output.slice(output.indexOf("Stop it with Ctrl-C.")).split("\n").slice(1).filter((line) => line !== "");
  const broken = lines.filter((line) => !isObject(line));
  if (broken.length > 0) throw new Error(`The log has lines that are no JSON object:\n${broken.slice(0, 5).join("\n")}`);
  const told = secrets.filter((secret) => output.includes(secret));
  if (told.length > 0) throw new Error(`The log holds ${told.length} secrets, such as one of ${told[0]?.length} characters that begins with ${told[0]?.slice(0, 4)}.`);
  if (lines.length < 100) throw new Error(`The log of the attacks has only ${lines.length} lines: it proves nothing.`);
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}
