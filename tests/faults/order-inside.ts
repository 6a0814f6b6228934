import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { AppServer } from "../support/app-server";

const INSIDE = pathToFileURL(fileURLToPath(new URL("inside.mjs", import.meta.url))).href;
/** Long enough for a signal to be heard. */
const HEARD_MS = 200;

type Order = { shiftMs?: number; error?: "rejection" | "exception" };

/** The environment of a process that takes orders; each needs a file of its own in `home`. */
export function takingOrders(home: string, name: string): Record<string, string> {
  return { NODE_OPTIONS: `--import ${INSIDE}`, FAULT_ORDER: join(home, `order-${name}`) };
}

/** Lets something go wrong inside a process: its clock, or an error that nobody waits for. */
export async function orderInside(app: AppServer, env: Record<string, string>, order: Order): Promise<void> {
  writeFileSync(env.FAULT_ORDER ?? "", JSON.stringify(order));
  process.kill(app.pid ?? 0, "SIGUSR2");
  await pause(HEARD_MS);
}
