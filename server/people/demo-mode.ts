import { env } from "@/server/platform/env";

/** Whether demo accounts may sign in: when DEMO says so, and without a word on an embedded database that only this machine reaches. */
export function isDemoOn(): boolean {
  const { demo, databaseUrl, isLoopback } = env();
  return demo === "1" || (demo === undefined && databaseUrl === undefined && isLoopback);
}
