import { startApp } from "./app-server";

/** Starts the built app with the demo for all end-to-end tests, unless BASE_URL names one that runs already. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.BASE_URL) return async () => undefined;
  const app = await startApp({ env: { DEMO: "1" } });
  process.env.BASE_URL = app.url; // The workers load the configuration after this.
  return async () => void (await app.stop());
}
