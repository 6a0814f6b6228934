import { request, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { expect, inject } from "vitest";

export const target = inject("target");

export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };
type Wish = { method?: string; headers?: Record<string, string>; body?: string };

/** What no answer may hold: where the code lies, how the database is asked, what is kept to recognise a secret. */
const INSIDES = /node_modules|\bat \S.{0,200}\.(js|ts):\d+|[Pp]risma|SELECT "|INSERT INTO|passwordHash|sessionVersion|\$scrypt|requestHash|sealedSecret|"stack"/;

/** Sends a request exactly as given, which `fetch` would not, and holds every answer to what all answers promise. */
export async function ask(path: string, wish: Wish = {}): Promise<Answer> {
  const answer = await send(path, wish);
  const said = `${wish.method ?? "GET"} ${path.slice(0, 80)}: ${answer.status} ${answer.text.slice(0, 200)}`;
  expect(answer.status, said).toBeLessThan(500);
  if (path !== "/api/v1/openapi.json" && !path.startsWith("/_next/")) expect(INSIDES.exec(answer.text.replaceAll("/_next/", ""))?.[0], said).toBeUndefined();
  expect(answer.headers["x-content-type-options"], said).toBe("nosniff");
  expect(answer.headers["content-security-policy"], said).toContain("frame-ancestors 'none'");
  expect(answer.headers["x-powered-by"], said).toBeUndefined();
  expect(answer.headers["access-control-allow-origin"], said).toBeUndefined();
  if (path.startsWith("/api/v1") && answer.status >= 400 && wish.method !== "HEAD") {
    expect(answer.headers["content-type"], said).toBe("application/problem+json; charset=utf-8");
    expect(JSON.parse(answer.text), said).toMatchObject({ status: answer.status, code: expect.stringMatching(/^[A-Z_]+$/) as string, reason: expect.stringMatching(/^[a-z_]+$/) as string });
  }
  return answer;
}

/** REST with a token; a body that is no text goes out as JSON. */
export function rest(token: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const sent = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  return ask(`/api/v1${path}`, { method, headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers }, ...sent });
}

/** A procedure as our own pages call it. */
export function trpc(procedure: string, input: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return ask(`/api/trpc/${procedure}`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(input) });
}

/** The cookies of a session, signed in with a password as a browser does. */
export async function signIn({ email, password }: { email: string; password: string }): Promise<string> {
  const csrf = await ask("/api/auth/csrf");
  const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email, password, json: "true" }).toString();
  const headers = { cookie: cookiesOf(csrf), "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const answer = await ask("/api/auth/callback/credentials", { method: "POST", headers, body });
  expect(answer.status, answer.text).toBe(200);
  return cookiesOf(answer);
}

function cookiesOf({ headers }: Answer): string {
  return (headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
}

function send(path: string, { method = "GET", headers = {}, body }: Wish): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: target.port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString("utf8") }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Sends bytes as they are and resolves to all that came back when the server closed the connection. `pour` is sent over and over after them. */
export function raw(text: string, pour?: Buffer): Promise<{ text: string; poured: number }> {
  return new Promise((resolve) => {
    const socket = connect(target.port, "127.0.0.1");
    let [answer, poured] = ["", 0];
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve({ text: answer, poured }));
    const more = () => {
      while (pour && !socket.destroyed) {
        poured += pour.byteLength;
        if (!socket.write(pour)) return void socket.once("drain", more);
      }
    };
    socket.write(text);
    more();
  });
}
