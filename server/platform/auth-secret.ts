import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env, type Env } from "./env";

/** Beside the embedded database. */
const FILE = "auth-secret";

const holder = globalThis as { __throughlineSecret?: string };

/** The secret that signs sessions: AUTH_SECRET, or one made once and kept in DATA_DIR beside the embedded database. */
export function authSecret(): string {
  holder.__throughlineSecret ??= env().authSecret ?? keptSecret(env().dataDir);
  return holder.__throughlineSecret;
}

/** The same, of a process that makes none: null where there is none yet. */
export function knownSecret({ authSecret: given, dataDir, databaseUrl }: Pick<Env, "authSecret" | "dataDir" | "databaseUrl">): string | null {
  if (given !== undefined || databaseUrl !== undefined) return given ?? null;
  const file = join(dataDir, FILE);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

/** The one beside the embedded database, made now if there is none. */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, FILE);
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(33).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}
