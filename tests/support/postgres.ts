import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { findPostgres } from "./find-postgres";
import { freePort } from "./free-port";

const START_MS = 30_000;
const TRIES = 3;
/** Ends the server when its standard input closes: however this process dies, nothing stays behind. A line names another signal, and keeps the data. */
const GUARD = 'trap : TERM INT HUP; home=$1; shift; "$@" & server=$!; read -r signal || signal=INT; kill -"$signal" "$server"; wait "$server"; [ "$signal" = QUIT ] || rm -rf "$home"';
const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB", "max_connections=200"];

export type PostgresServer = {
  /** The address of a database of that name on this server. */
  urlOf(database: string): string;
  /** Runs one statement on the maintenance database. */
  run(sql: string): Promise<void>;
  /** A folder that goes when the server goes. */
  readonly home: string;
  /** Lets it crash, as `pg_ctl restart -m immediate` does, and starts it again on its port and data. */
  crash(): Promise<void>;
  stop(): Promise<void>;
};

/** A throwaway PostgreSQL server on loopback. Its collation is a language's, not bytes, as on most real installations. Nothing is synced to disk unless `settings` say otherwise. */
export async function startPostgres({ settings = FAST }: { settings?: readonly string[] } = {}): Promise<PostgresServer> {
  const binaries = findPostgres();
  if (!binaries) throw new Error("No PostgreSQL server (15 or newer) is installed. `npm test` installs one, or says what to install.");
  const home = mkdtempSync(join(tmpdir(), "throughline-postgres-"));
  const owner = unprivileged(home);
  const data = join(home, "data");
  const locale = ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"];
  const made = spawnSync(join(binaries, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", ...locale], { ...owner, cwd: home, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const spawned = () => spawnServer(binaries, home, port, owner, settings);
    const server = spawned();
    if (await answers(server, port)) return handle(server, port, home, spawned);
    if (attempt === TRIES) throw new Error("PostgreSQL did not start");
  }
}

/** As root the server refuses to run; it is then started as `postgres`, or `nobody`, who must own its files. */
function unprivileged(home: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"));
  const account = accounts.find(([name]) => name === "postgres") ?? accounts.find(([name]) => name === "nobody");
  if (!account) throw new Error("PostgreSQL does not run as root, and there is no account postgres or nobody to run it as");
  const owner = { uid: Number(account[2]), gid: Number(account[3]) };
  chownSync(home, owner.uid, owner.gid);
  chmodSync(home, 0o700);
  return owner;
}

function spawnServer(binaries: string, home: string, port: number, owner: { uid?: number; gid?: number }, chosen: readonly string[]): ChildProcess {
  const settings = [...chosen, "listen_addresses=127.0.0.1", `port=${port}`, `unix_socket_directories=${home}`];
  const command = [join(binaries, "postgres"), "-D", join(home, "data"), ...settings.flatMap((setting) => ["-c", setting])];
  return spawn("sh", ["-c", GUARD, "sh", home, ...command], { ...owner, cwd: home, stdio: ["pipe", "ignore", "ignore"] });
}

async function answers(server: ChildProcess, port: number): Promise<boolean> {
  for (const until = Date.now() + START_MS; Date.now() < until && server.exitCode === null; ) {
    const client = new pg.Client({ connectionString: address(port, "postgres") });
    try {
      await client.connect();
      return true;
    } catch {
      await pause(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  server.stdin?.end();
  return false;
}

function handle(first: ChildProcess, port: number, home: string, again: () => ChildProcess): PostgresServer {
  let server = first;
  const ended = () => new Promise((resolve) => server.once("exit", resolve));
  return {
    home,
    urlOf: (database) => address(port, database),
    async run(sql) {
      const client = new pg.Client({ connectionString: address(port, "postgres") });
      await client.connect();
      await client.query(sql).finally(() => client.end());
    },
    async crash() {
      const gone = ended();
      server.stdin?.end("QUIT\n");
      await gone;
      server = again();
      if (!(await answers(server, port))) throw new Error("PostgreSQL did not start again");
    },
    async stop() {
      const gone = ended();
      server.stdin?.end();
      await gone;
    },
  };
}

function address(port: number, database: string): string {
  return `postgresql://postgres@127.0.0.1:${port}/${database}`;
}
