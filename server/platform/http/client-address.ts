import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import proxyAddr from "proxy-addr";

/**
 * Tells the address that a request comes from: the other end of its connection or, where that is one of the `trusted` proxies,
 * the last address in `X-Forwarded-For` that is none of them, since each proxy appends whom it heard.
 * `trusted` are addresses and networks, as `10.0.0.0/8`; throws a `TypeError` for anything else.
 */
export function clientAddress(trusted: readonly string[]): (request: IncomingMessage) => string {
  const isTrusted = proxyAddr.compile([...trusted]);
  return (request) => {
    const told = proxyAddr(request, isTrusted);
    return isIP(told) === 0 ? (request.socket.remoteAddress ?? "unknown") : told;
  };
}
