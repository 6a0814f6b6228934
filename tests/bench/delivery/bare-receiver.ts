import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

/**
 * The least that a receiver of webhooks can do, in a process of its own: it proves each delivery, keeps its raw row, and answers once
 * the database has it for good. Prints its port; ends with its standard input.
 */
const { DATABASE_URL: connectionString, SECRET = "" } = process.env;
const pool = new pg.Pool({ connectionString, max: 10 });
await pool.query(`CREATE TABLE "bare_delivery" ("id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "headers" jsonb, "body" bytea, "at" timestamptz DEFAULT now())`);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    if (!isProven(request.headers, body)) return void response.writeHead(401).end("{}");
    void pool.query({ name: "keep", text: `INSERT INTO "bare_delivery" ("headers", "body") VALUES ($1, $2)`, values: [JSON.stringify(request.headers), body] }).then(() => response.writeHead(202, { "content-type": "application/json" }).end("{}"));
  });
});
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
process.stdin.on("end", () => process.exit()).resume();

function isProven(headers: IncomingHttpHeaders, body: Buffer): boolean {
  const signature = headers["x-hub-signature-256"] ?? headers["x-sonar-webhook-hmac-sha256"];
  if (signature !== undefined) return isSame(String(signature).replace(/^sha256=/, ""), createHmac("sha256", SECRET).update(body).digest("hex"));
  return isSame(String(headers["x-gitlab-token"] ?? headers.authorization ?? "").replace(/^Bearer /, ""), SECRET);
}

function isSame(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(wanted));
}
