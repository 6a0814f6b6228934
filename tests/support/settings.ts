import { type Env, readEnv } from "@/server/platform/env";

/** Runs the rest of a test under other settings; without any, under those of the test run. */
export function useSettings(settings: Partial<Env> = {}): void {
  (globalThis as { __throughlineEnv?: Env }).__throughlineEnv = { ...readEnv(process.env), ...settings };
}
