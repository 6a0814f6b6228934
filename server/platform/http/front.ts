import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "../env";
import { DomainError } from "../errors";
import { logger } from "../logger";
import { metrics } from "../metrics";
import { problemResponse } from "../problem";
import { clientAddress } from "./client-address";
import { doorOf, type Door, isReadablePath, loggedPath } from "./door";
import { endUnread } from "./end-unread";
import { inRequest, type RequestScope } from "./request-scope";
import { securityHeaders } from "./security-headers";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type Front = {
  /** Answers one request. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** From now on every answer is its connection's last. */
  end(): void;
};

/**
 * What every request passes before `handle` sees it: its id, the headers of its answer, what must not get further, and a line
 * in the log and the metrics when it has been answered. At most `openMax` requests are answered at a time.
 */
export function createFront(handle: Handle, openMax: number): Front {
  const { publicUrl, trustedProxies } = env();
  const isHttps = publicUrl.startsWith("https:");
  const addressOf = clientAddress(trustedProxies);
  const open = new Set<ServerResponse>();
  let isEnding = false;
  countStreams(open);
  return {
    end: () => (isEnding = true),
    async answer(request, response) {
      const path = request.url ?? "/";
      const door = doorOf(path);
      const scope: RequestScope = { id: randomUUID(), refusals: [] };
      const nonce = door === "page" ? randomBytes(16).toString("base64") : "";
      const isTooMany = open.size >= openMax;
      open.add(response);
      endUnread(request, response);
      report(request, response, { door, scope, began: performance.now(), done: () => open.delete(response) });
      const headers = securityHeaders({ door, nonce, isHttps });
      for (const [name, value] of Object.entries({ ...headers, "x-request-id": scope.id })) response.setHeader(name, value);
      if (isEnding) response.setHeader("connection", "close");
      trust(request, addressOf(request), headers["content-security-policy"] ?? "");
      const refusal = isTooMany ? new DomainError("UNAVAILABLE", "server_busy") : refusalOf(request, path);
      await inRequest(scope, () => (refusal ? refuse(response, refusal) : handle(request, response)));
    },
  };
}

/** Any of these means that a proxy passed the request on: whose it is, the socket does not tell. */
const PASSED_ON = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

/** What the app believes of a request is the server's word, never the client's. */
function trust(request: IncomingMessage, address: string, policy: string): void {
  // Next adds some of these itself, so that they are looked at here.
  request.headers["x-throughline-direct"] = PASSED_ON.some((name) => name in request.headers) ? "no" : "yes";
  // Throttles count by it.
  request.headers["x-throughline-address"] = address;
  // A layout is not told which page it is for; sign-in leads back to this one.
  request.headers["x-throughline-path"] = request.url ?? "/";
  // Next puts the nonce that it finds here on its scripts.
  request.headers["content-security-policy"] = policy;
  delete request.headers["content-security-policy-report-only"];
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

function refusalOf({ method = "" }: IncomingMessage, path: string): DomainError | null {
  if (!METHODS.includes(method)) return new DomainError("METHOD_NOT_ALLOWED", "method_not_allowed", { method, allowed: METHODS });
  if (!isReadablePath(path)) return new DomainError("INVALID", "unreadable_path");
  return null;
}

async function refuse(response: ServerResponse, refusal: DomainError): Promise<void> {
  const problem = problemResponse(refusal);
  problem.headers.forEach((value, name) => response.setHeader(name, value));
  // The body that may still be coming is not read.
  response.setHeader("connection", "close");
  response.writeHead(problem.status).end(await problem.text());
}

type Reported = { door: Door; scope: RequestScope; began: number; done: () => void };

function report(request: IncomingMessage, response: ServerResponse, { door, scope, began, done }: Reported): void {
  response.once("close", () => {
    done();
    const { method = "" } = request;
    const status = response.statusCode;
    const ms = Math.round(performance.now() - began);
    metrics().requests.inc({ door, method, status });
    if (!isStream(response)) metrics().requestSeconds.observe({ door }, ms / 1000);
    const line = { requestId: scope.id, userId: scope.userId, refusals: scope.refusals.length > 0 ? scope.refusals : undefined, method, path: loggedPath(request.url ?? "/"), status, ms, aborted: response.writableFinished ? undefined : true };
    logger[levelOf(status)](line, "request");
  });
}

/** Refusals are worth a line; that a page was read is not, unless asked for. */
function levelOf(status: number): "error" | "info" | "debug" {
  if (status >= 500) return "error";
  return status >= 400 && status !== 404 ? "info" : "debug";
}

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}

function countStreams(open: ReadonlySet<ServerResponse>): void {
  metrics().countStreams = () => [...open].filter(isStream).length;
}
