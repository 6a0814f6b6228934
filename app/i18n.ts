import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, type Locale } from "./locale";

/** One file each under `messages/<language>/`. */
const NAMESPACES = ["api", "backlog", "board", "card", "charts", "common", "crash", "delivery", "errors", "events", "flow", "forecast", "notifications", "people", "poker", "remarks", "request", "retro", "scrum", "settings", "shell", "splitMerge", "workspaceFlow"];

export default getRequestConfig(async () => {
  const locale = chooseLocale((await cookies()).get("locale")?.value, (await headers()).get("accept-language"));
  return {
    locale,
    messages: await loadMessages(locale),
    // Times on screen name the zone they are in; what is formatted without one must not depend on the server's.
    timeZone: "UTC",
  };
});

/** The sentences of a language as the build has compiled them: what a browser gets needs no parser there. */
async function loadMessages(locale: Locale): Promise<Record<string, Record<string, unknown>>> {
  const namespaces = NAMESPACES.map(async (namespace) => {
    const file = (await import(`../messages/${locale}/${namespace}.json`)) as { default: Record<string, unknown> };
    return [namespace, file.default] as const;
  });
  return Object.fromEntries(await Promise.all(namespaces));
}
