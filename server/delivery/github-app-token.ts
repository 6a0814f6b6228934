import { createPrivateKey, createSign, type KeyObject } from "node:crypto";
import { z } from "zod";
import { now } from "@/server/platform/clock";
import type { callOut } from "@/server/platform/outbound";
import type { AnswerTo, Hindrance } from "./domain/call-back";

/** Seconds: GitHub takes no longer proof than ten minutes, and clocks differ. */
const PROOF_SECONDS = 540;
const CLOCK_SECONDS = 60;

const installed = z.object({ token: z.string().min(1) });

/**
 * A token of the app that asked, for where it is installed: GitHub lets nobody but that app answer, and its tokens last an hour.
 * Returns what stands in the way instead, among it what GitHub says of the key. Throws the network's errors.
 */
export async function askAppToken(base: string, { app, installation }: AnswerTo, privateKey: string, call: typeof callOut): Promise<string | Hindrance> {
  if (app === null || installation === null) return { reason: "no_installation", said: "" };
  const key = appKey(privateKey);
  if (key === null) return { reason: "key_unreadable", said: "" };
  const url = `${base}/app/installations/${encodeURIComponent(installation)}/access_tokens`;
  const { status, body } = await call({ url, headers: githubHeaders(proofOf(app, key)), body: "{}" });
  const answer = status === 201 ? installed.safeParse(jsonOf(body)) : null;
  return answer?.success ? answer.data.token : { reason: "token_refused", said: `${status} ${answer === null ? body : ""}`.trim() };
}

/** What GitHub's API is asked with; it turns away whoever names no program. */
export function githubHeaders(token: string): Record<string, string> {
  return { "content-type": "application/json", accept: "application/vnd.github+json", "user-agent": "throughline", "x-github-api-version": "2022-11-28", authorization: `Bearer ${token}` };
}

/** An app's private key, also where its lines were run together on their way; null for what is none. */
export function appKey(text: string): KeyObject | null {
  try {
    const key = createPrivateKey(text.trim().replace(/^(-----BEGIN [A-Z ]+-----)([^-]*)(-----END [A-Z ]+-----)$/, (_, begin: string, body: string, end: string) => [begin, body.replace(/\s/g, ""), end].join("\n")));
    return key.asymmetricKeyType === "rsa" ? key : null;
  } catch {
    return null;
  }
}

/** A JSON web token by which an app proves itself. */
function proofOf(app: string, key: KeyObject): string {
  const seconds = Math.floor(now().getTime() / 1000);
  const encoded = [{ alg: "RS256", typ: "JWT" }, { iat: seconds - CLOCK_SECONDS, exp: seconds + PROOF_SECONDS - CLOCK_SECONDS, iss: app }].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${encoded}.${createSign("RSA-SHA256").update(encoded).sign(key, "base64url")}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
