import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import { isPublicAddress } from "./public-address";
import { env } from "./env";
import { DomainError } from "./errors";

export type Call = { url: string; headers: Readonly<Record<string, string>>; body: string };
export type CallAnswer = { status: number; body: string };

/** A call that takes longer, and more of an answer, is cut off. */
const CALL_MS = 10_000;
const ANSWER_MAX = 100_000;

/**
 * The one way in which this installation calls another: POST, over http or https, to public addresses only unless the host is one of
 * `OUTBOUND_HOSTS`. The address that was checked is the one that is dialled, whatever its name means a moment later; a redirect is
 * an answer like any other and is not followed. Throws `INVALID url_refused` for what is never called, and the network's errors.
 */
export async function callOut({ url, headers, body }: Call): Promise<CallAnswer> {
  const target = callableUrl(url);
  const { address, family } = await addressOf(target);
  return new Promise((resolve, reject) => {
    const { request } = target.protocol === "https:" ? https : http;
    const sent = request(target, {
      method: "POST",
      headers: { ...headers, "content-length": Buffer.byteLength(body), connection: "close" },
      agent: false,
      signal: AbortSignal.timeout(CALL_MS),
      lookup: (_host, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family)),
    });
    sent.on("error", reject);
    sent.on("response", (response) => void readAnswer(response).then(resolve, reject));
    sent.end(body);
  });
}

/**
 * A URL that may be called as far as its text tells; `withToken` only over https, unless its host is one of `OUTBOUND_HOSTS`.
 * Throws `INVALID url_refused` with why.
 */
export function callableUrl(text: string, { withToken = false } = {}): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol)) throw refused(text, "scheme");
  if (url.username !== "" || url.password !== "") throw refused(text, "credentials");
  if (withToken && url.protocol === "http:" && !isAllowed(url)) throw refused(text, "plain");
  const host = hostOf(url);
  if (!isAllowed(url) && (isIP(host) ? !isPublicAddress(host) : /(?:^|\.)(?:localhost|local|internal)\.?$/i.test(host))) throw refused(text, "address");
  return url;
}

async function addressOf(url: URL): Promise<{ address: string; family: number }> {
  const found = await lookup(hostOf(url), { all: true });
  const [first] = found;
  if (first === undefined || (!isAllowed(url) && !found.every(({ address }) => isPublicAddress(address)))) throw refused(url.href, "address");
  return first;
}

/** The host as it is dialled: an IPv6 address without its brackets. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}

function isAllowed(url: URL): boolean {
  return env().outboundHosts.includes(hostOf(url).toLowerCase());
}

function refused(url: string, why: "scheme" | "credentials" | "plain" | "address"): DomainError {
  return new DomainError("INVALID", "url_refused", { url: url.slice(0, 200), why });
}

async function readAnswer(response: http.IncomingMessage): Promise<CallAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > ANSWER_MAX) break; // Leaving the loop ends the connection.
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") };
}
