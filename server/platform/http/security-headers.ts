import type { Door } from "./door";

type Policy = { door: Door; nonce: string; isHttps: boolean };

const YEAR_SECONDS = 31_536_000;

/**
 * The headers of every answer, errors and files included. Pages run scripts that bear this answer's nonce and those that such
 * scripts load, and nothing else; no answer may be framed, sniffed or read by another site.
 */
export function securityHeaders({ door, nonce, isHttps }: Policy): Record<string, string> {
  return {
    "content-security-policy": door === "page" ? pagePolicy(nonce, isHttps) : "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    // Invitation links are secrets in a path: no other site is told where a reader came from.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    ...(isHttps ? { "strict-transport-security": `max-age=${YEAR_SECONDS}; includeSubDomains` } : {}),
  };
}

function pagePolicy(nonce: string, isHttps: boolean): string {
  const rules = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'", // Widths and positions are computed; an attribute can load nothing but what img-src allows.
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return [...rules, ...(isHttps ? ["upgrade-insecure-requests"] : [])].join("; ");
}
