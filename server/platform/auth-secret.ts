import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "./env";

const holder = globalThis as { __throughlineSecret?: string };

/** The secret that signs sessions: AUTH_SECRET, or one made once and kept in DATA_DIR beside the embedded database. */
export function authSecret(): string {
  holder.__throughlineSecret ??= env().authSecret ?? keptSecret(env().dataDir);
  return holder.__throughlineSecret;
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "auth-secret");
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(33).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}
