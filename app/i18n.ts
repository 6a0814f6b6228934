import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { env } from "@/server/platform/env";
import { chooseLocale, type Locale } from "./locale";

type Messages = Record<string, Record<string, unknown>>;

const kept = new Map<Locale, Promise<Messages>>();

export default getRequestConfig(async () => {
  const locale = chooseLocale((await cookies()).get("locale")?.value, (await headers()).get("accept-language"));
  return {
    locale,
    messages: await loadMessages(locale),
    // Times on screen name the zone they are in; what is formatted without one must not depend on the server's.
    timeZone: "UTC",
  };
});

/** The sentences of a language, one namespace a file. Read once in production; on each request while developing. */
function loadMessages(locale: Locale): Promise<Messages> {
  const loaded = kept.get(locale) ?? readMessages(locale);
  if (env().isProduction) kept.set(locale, loaded);
  return loaded;
}

async function readMessages(locale: Locale): Promise<Messages> {
  const folder = join(process.cwd(), "messages", locale);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json"));
  const namespaces = files.map(async (file) => [basename(file, ".json"), JSON.parse(await readFile(join(folder, file), "utf8"))]);
  return Object.fromEntries(await Promise.all(namespaces)) as Messages;
}
