import { spawn } from "node:child_process";
import { join } from "node:path";
import { type AppServer, launchApp, startApp } from "../support/app-server";
import type { PostgresServer } from "../support/postgres";
import type { Place } from "./read-rows";
import type { Run } from "./scenario";
import { Templates } from "./templates";

export const AUTH_SECRET = "for-tests-only-for-tests-only-for-tests-only";
/** By when a start must have ended or answered, whatever happened to the data before. */
export const READY_SECONDS = 10;
/** By when a process that was asked to end must be gone. */
export const END_SECONDS = 5;

export const templates = new Templates();

type Start = Parameters<typeof launchApp>[0];

/** One installation of the product as its owner runs it: a database with an account, and the app processes on it. */
export class Installation {
  readonly apps: AppServer[] = [];
  private turn = 0;

  private constructor(
    private readonly run: Run,
    readonly place: Place,
    readonly env: Record<string, string>,
    private readonly tokens: readonly string[],
    readonly postgres: PostgresServer | null,
  ) {}

  /** A fresh one for this run, with no process on it yet; whatever it starts is gone when the run is over. */
  static async prepare(run: Run): Promise<Installation> {
    if (run.where === "embedded") {
      const dataDir = join(run.home, "data");
      const tokens = await templates.copyTo(dataDir);
      return new Installation(run, { dataDir }, { DATA_DIR: dataDir, DEMO: "0", AUTH_SECRET }, tokens, null);
    }
    const { databaseUrl, tokens, postgres } = await templates.aPostgresDatabase();
    return new Installation(run, { databaseUrl }, { DATABASE_URL: databaseUrl, AUTH_SECRET, DATA_DIR: join(run.home, "data") }, tokens, postgres);
  }

  /** The same with its processes running: two where the run says so, else one. */
  static async start(run: Run): Promise<Installation> {
    const installation = await Installation.prepare(run);
    await installation.startOne();
    if (run.where === "two processes") await installation.startOne();
    return installation;
  }

  /** Starts a process as `npm start` does and waits until it is ready. */
  async startOne(start: Start = {}): Promise<AppServer> {
    const app = await startApp(this.with(start));
    this.run.defer(() => app.stop("SIGKILL"));
    this.apps.push(app);
    return app;
  }

  /** The same without waiting, for starts that may be refused; it is not counted among the apps. */
  async launch(start: Start = {}) {
    const app = await launchApp(this.with(start));
    this.run.defer(() => app.stop("SIGKILL"));
    return app;
  }

  /** Kills a process as a crash would, starts it again on its port, and keeps how long that took. */
  async killAndRestart(app: AppServer): Promise<AppServer> {
    await app.stop("SIGKILL");
    this.run.tally.faults++;
    const began = performance.now();
    const again = await this.startOne({ port: app.port });
    this.apps.splice(this.apps.indexOf(app), 1);
    this.run.tally.most("slowest restart", (performance.now() - began) / 1000, "s");
    return again;
  }

  /** Where a client asks; with two processes in turn. */
  url(): string {
    const app = this.apps[this.turn++ % this.apps.length];
    if (!app) throw new Error("no process is there to be asked");
    return app.url;
  }

  token(): string {
    return this.tokens[this.turn++ % this.tokens.length] ?? "";
  }

  /** Ends all processes as their owner would; each must be gone in time and say that it went well. */
  async stop(): Promise<void> {
    for (const app of this.apps.splice(0)) {
      const began = performance.now();
      const code = await app.stop();
      const seconds = (performance.now() - began) / 1000;
      this.run.tally.most("slowest stop", seconds, "s");
      this.run.tally.expect(code === 0, `a process that was asked to end said ${code}:\n${app.output().slice(-2000)}`);
    }
  }

  /** Runs a command of `npm run cli` on it. */
  command(...args: string[]): Promise<{ code: number | null; output: string }> {
    return runCommand(["scripts/cli.mjs", ...args], this.env);
  }

  /** With a mark, by which what is left of a process can be found; and as npm starts it, so that it ends when this process does. */
  private with(start: Start = {}): NonNullable<Start> {
    return { dataDir: this.env.DATA_DIR ?? "", ...start, env: { ...this.env, THROUGHLINE_RUN: this.run.home, npm_lifecycle_event: "start", ...start.env } };
  }
}

/** Runs a script of the product to its end. */
export function runCommand(args: readonly string[], env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { AUTH_SECRET: _secret, DATABASE_URL: _url, LOG_LEVEL: _level, NODE_OPTIONS: _options, ...inherited } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { ...inherited, ...env } as NodeJS.ProcessEnv, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
