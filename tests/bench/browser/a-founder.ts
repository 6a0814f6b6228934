import type { BrowserContext } from "@playwright/test";
import type { Call } from "@/tests/support/browser-board";

const FOUNDER = { email: "founder@example.org", password: "a password of some length" };

/** Sets an empty installation up and signs the context in as its first account, whose calls the answer makes. */
export async function aFounder({ request }: BrowserContext): Promise<{ call: Call; email: string }> {
  const call: Call = async (procedure, input) => {
    const answer = await request.post(`/api/trpc/${procedure}`, { data: input });
    const body = (await answer.json()) as { result?: { data: Record<string, unknown> }; error?: { message: string } };
    if (!body.result) throw new Error(`${procedure}: ${body.error?.message}`);
    return body.result.data;
  };
  await call("people.setUp", { ...FOUNDER, name: "Founder", workspace: "Works" });
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await request.post("/api/auth/callback/credentials", { form: { ...FOUNDER, csrfToken, callbackUrl: "/", json: "true" } });
  if (!answer.ok()) throw new Error(`signing in was answered ${answer.status()}`);
  return { call, email: FOUNDER.email };
}
