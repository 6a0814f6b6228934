import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

const OLDEST = 15;
/** Where packages keep versioned server binaries, `*` being the version; Debian's are never in PATH. */
const HOMES = ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/libexec/postgresql*", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin"];

/** The folder with the newest `postgres` and `initdb` of version 15 or later, or null. */
export function findPostgres(): string | null {
  const found = [...(process.env.PATH ?? "").split(delimiter), ...HOMES.flatMap(expand)]
    .filter((folder) => existsSync(join(folder, "initdb")))
    .map((folder) => ({ folder, version: versionIn(folder) }))
    .filter(({ version }) => version >= OLDEST)
    .sort((a, b) => b.version - a.version);
  return found[0]?.folder ?? null;
}

function expand(pattern: string): string[] {
  const [before = "", after = ""] = pattern.split("*");
  const parent = before.slice(0, before.lastIndexOf("/"));
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .map((name) => `${parent}/${name}`)
    .filter((path) => path.startsWith(before))
    .map((path) => path + after);
}

/** The major version of the server in `folder`; 0 when there is none that runs. */
function versionIn(folder: string): number {
  const { stdout } = spawnSync(join(folder, "postgres"), ["--version"], { encoding: "utf8" });
  return Number(/(\d+)/.exec(stdout ?? "")?.[1] ?? 0);
}
