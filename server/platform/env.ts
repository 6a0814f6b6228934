import { compile } from "proxy-addr";
import { z } from "zod";
import { DomainError } from "./errors";

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

const proxies = z.string().transform((text) => text.split(",").map((name) => name.trim())).refine(areAddresses, "must be addresses or networks, separated by commas");
const hosts = z.string().transform((text) => text.split(",").map((name) => name.trim().toLowerCase()).filter((name) => name !== ""));
const port = z.coerce.number().int().min(0).max(65535);
const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).optional(),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//).optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  AUTH_SECRET: z.string().min(32).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DEMO: z.enum(["0", "1"]).optional(),
  TRUSTED_PROXIES: proxies.default([]),
  OUTBOUND_HOSTS: hosts.default([]),
  SMTP_URL: z.string().regex(/^smtps?:\/\/\S+$/).optional(),
  MAIL_FROM: z.string().max(320).regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

const EXAMPLES: Record<string, string> = {
  PORT: "3000",
  HOST: "127.0.0.1",
  DATABASE_URL: "postgresql://throughline:secret@localhost:5432/throughline",
  DATA_DIR: ".data",
  AUTH_SECRET: "the output of: openssl rand -base64 33",
  PUBLIC_URL: "https://board.example.org",
  DEMO: "1",
  TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8",
  OUTBOUND_HOSTS: "ci.example.internal, 10.0.0.5",
  SMTP_URL: "smtps://user:password@mail.example.org",
  MAIL_FROM: "Throughline <throughline@example.org>",
  LOG_LEVEL: "info",
};

export type Env = Readonly<{
  port: number;
  host: string;
  databaseUrl: string | undefined;
  dataDir: string;
  authSecret: string | undefined;
  publicUrl: string;
  demo: "0" | "1" | undefined;
  isLoopback: boolean;
  /** Addresses and networks whose word on who asked is believed. */
  trustedProxies: readonly string[];
  /** Hosts that may be called although they are not on the public internet. */
  outboundHosts: readonly string[];
  /** The server that sends mail and whom it is from; null where none is set up. */
  mail: { readonly server: string; readonly from: string } | null;
  logLevel: string;
  isProduction: boolean;
}>;

/**
 * The settings, read once from the environment.
 * Throws `INVALID bad_environment` with the name, the problem and an example; a value is never repeated, it may be a secret.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  refuse(source, "AUTH_TRUST_HOST", "must not be set: it lets a client choose the host of links");
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw badEnvironment(String(issue?.path[0]), issue?.message ?? "is not usable");
  }
  const values = parsed.data;
  if (values.DATABASE_URL && !values.AUTH_SECRET) throw badEnvironment("AUTH_SECRET", "is required with DATABASE_URL");
  if (values.SMTP_URL && !values.MAIL_FROM) throw badEnvironment("MAIL_FROM", "is required with SMTP_URL");
  const host = values.HOST ?? (values.DATABASE_URL ? "0.0.0.0" : "127.0.0.1");
  return {
    port: values.PORT,
    host,
    databaseUrl: values.DATABASE_URL,
    dataDir: values.DATA_DIR,
    authSecret: values.AUTH_SECRET,
    publicUrl: (values.PUBLIC_URL ?? `http://${LOOPBACK.has(host) ? host.replace("::1", "[::1]") : "localhost"}:${values.PORT}`).replace(/\/$/, ""),
    demo: values.DEMO,
    isLoopback: LOOPBACK.has(host),
    trustedProxies: values.TRUSTED_PROXIES,
    outboundHosts: values.OUTBOUND_HOSTS,
    mail: values.SMTP_URL && values.MAIL_FROM ? { server: values.SMTP_URL, from: values.MAIL_FROM } : null,
    logLevel: values.LOG_LEVEL,
    isProduction: source.NODE_ENV === "production",
  };
}

const holder = globalThis as { __throughlineEnv?: Env };

/** The settings of this process. */
export function env(): Env {
  holder.__throughlineEnv ??= readEnv(process.env);
  return holder.__throughlineEnv;
}

function areAddresses(names: string[]): boolean {
  try {
    compile(names);
    return true;
  } catch {
    return false;
  }
}

function refuse(source: Record<string, string | undefined>, name: string, problem: string): void {
  if (source[name]) throw badEnvironment(name, problem);
}

function badEnvironment(name: string, problem: string): DomainError {
  return new DomainError("INVALID", "bad_environment", { name, problem, example: EXAMPLES[name] ?? "leave it out" });
}
