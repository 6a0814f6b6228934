import type { BrowserContext, Page } from "@playwright/test";

/** Everything that must never happen: a dialog, a request to the canary, a report that the policy had to step in. */
export async function watchScripts(context: BrowserContext, page: Page): Promise<() => Promise<string[]>> {
  const told: string[] = [];
  page.on("dialog", (dialog) => {
    told.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    if (request.url().includes("canary")) told.push(`request: ${request.url()}`);
  });
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) told.push(message.text());
  });
  return () => Promise.resolve(told);
}
