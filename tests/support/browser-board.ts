import type { BrowserContext } from "@playwright/test";
import type { Role } from "@/server/people/domain/actor";

/** The people of the demo: their one-click door is open wherever these tests run. */
export type DemoAccount = "po" | "sm" | "dev1" | "dev2" | "dev3" | "dev4" | "observer";
export type Look = { locale?: "en" | "ko"; theme?: "light" | "dark" };
/** Calls a procedure of the server as the person who is signed in, and answers what it answered. */
export type Call = (procedure: string, input: unknown) => Promise<Record<string, unknown>>;

/** Signs a browser in as somebody of the demo. */
export async function signIn(context: BrowserContext, account: DemoAccount, { locale = "en", theme = "light" }: Look = {}): Promise<Call> {
  const { request } = context;
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await request.post("/api/auth/callback/demo", { form: { email: `${account}@demo.local`, csrfToken, callbackUrl: "/", json: "true" } });
  if (!answer.ok()) throw new Error(`signing in as ${account} was answered ${answer.status()}`);
  await dress(context, { locale, theme });
  return async (procedure, input) => {
    const told = await request.post(`/api/trpc/${procedure}`, { data: input });
    const body = (await told.json()) as { result?: { data: Record<string, unknown> }; error?: { message: string } };
    if (!body.result) throw new Error(`${procedure}: ${body.error?.message}`);
    return body.result.data;
  };
}

/** Chooses language and theme as the reader would. */
export async function dress(context: BrowserContext, { locale, theme }: Look): Promise<void> {
  const url = process.env.BASE_URL ?? "";
  if (locale) await context.addCookies([{ name: "locale", value: locale, url }]);
  if (theme) await context.addCookies([{ name: "theme", value: theme, url }]);
}

/** A board of this test alone, made by `call`'s person, who holds all roles on it; others join with theirs. */
export async function aBrowserBoard(call: Call, members: Partial<Record<DemoAccount, Role[]>> = {}): Promise<{ key: string; path: string }> {
  const key = `E${crypto.randomUUID().replaceAll("-", "").slice(0, 8)}`.toUpperCase();
  const { workspace } = await call("board.create", { key, name: `Board ${key}`, timeZone: "Asia/Seoul", locale: "en", workspace: "demo" });
  for (const [account, roles] of Object.entries(members)) await call("board.addMember", { key, email: `${account}@demo.local`, roles });
  return { key, path: `/w/${String(workspace)}/b/${key}` };
}
