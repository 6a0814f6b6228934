import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const HEALTHY_MS = 180_000;

export type AppServer = {
  readonly url: string;
  readonly port: number;
  readonly pid: number | undefined;
  /** Where the embedded database lies; for a second start on the same data. */
  readonly dataDir: string;
  /** Everything that it has printed so far. */
  output(): string;
  /** Resolves to its exit code once it has ended. */
  readonly ended: Promise<number | null>;
  /** Asks it to end with `signal`, and waits until it has. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

type Settings = {
  port?: number;
  dataDir?: string;
  env?: Record<string, string>;
  /** What runs the start, such as a shell with limits; the start script itself by default. */
  command?: readonly [string, ...string[]];
};

const START: NonNullable<Settings["command"]> = [process.execPath, "scripts/start.mjs"];

/** The built app as `npm start` runs it, on a free port and on data of its own, once it is healthy. */
export async function startApp(settings: Settings = {}): Promise<AppServer> {
  const app = await launchApp(settings);
  for (const until = Date.now() + HEALTHY_MS; Date.now() < until; await pause(100)) {
    if (app.hasEnded()) throw new Error(`The app ended before it was healthy:\n${app.output()}`);
    if (app.output().includes("is ready after")) return app;
  }
  await app.stop("SIGKILL");
  throw new Error(`The app was not healthy in time:\n${app.output()}`);
}

/** The same without waiting: for starts that must be refused. */
export async function launchApp({ port, dataDir, env = {}, command: [program, ...args] = START }: Settings = {}): Promise<AppServer & { hasEnded(): boolean }> {
  const home = dataDir ?? mkdtempSync(join(tmpdir(), "throughline-app-"));
  const at = port ?? (await freePort());
  const child = spawn(program, args, { cwd: ROOT, env: { ...inherited(), PORT: String(at), HOST: "127.0.0.1", DATA_DIR: home, LOG_LEVEL: "warn", ...env } });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  if (!dataDir) void ended.then(() => rmSync(home, { recursive: true, force: true }));
  return {
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    url: `http://127.0.0.1:${at}`,
    port: at,
    pid: child.pid,
    dataDir: home,
    ended,
    output: () => printed,
    stop(signal = "SIGTERM") {
      child.kill(signal);
      return ended;
    },
  };
}

/** This process's environment without the settings of the app: a test says itself which it means. */
function inherited(): NodeJS.ProcessEnv {
  const ours = /^(AUTH_SECRET|DATABASE_URL|DATA_DIR|DEMO|HOST|LOG_LEVEL|NODE_ENV|NODE_OPTIONS|OIDC_.*|PORT|PUBLIC_URL|TRUSTED_PROXIES|VITEST.*|npm_.*)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))) as NodeJS.ProcessEnv;
}
