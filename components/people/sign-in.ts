import { returnPath } from "@/server/people/domain/return-path";
import { chooseLanguage } from "@/components/shell/preferences";

export type SignInWish = { door: "credentials"; email: string; password: string } | { door: "demo"; email: string };

/**
 * Signs in and answers the path of ours to go on to. A refusal is thrown in the shape of a refused tRPC call, so that it
 * is put into words the same way.
 */
export async function signIn({ door, ...fields }: SignInWish, callbackUrl: string): Promise<string> {
  const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  const body = new URLSearchParams({ ...fields, callbackUrl, csrfToken, json: "true" });
  const answer = await fetch(`/api/auth/callback/${door}`, { method: "POST", body });
  const said: unknown = await answer.json();
  if (!answer.ok) throw Object.assign(new Error("sign-in refused"), { data: said });
  await takeLanguage();
  const { url } = said as { url: string };
  return returnPath(url, new URL(url).origin);
}

/** A language chosen on another computer holds here too. */
async function takeLanguage(): Promise<void> {
  const session = (await (await fetch("/api/auth/session")).json()) as { user?: { locale?: string | null } };
  if (session.user?.locale) chooseLanguage(session.user.locale);
}
