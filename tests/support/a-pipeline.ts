import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, vi } from "vitest";

export type Heard = { method: string; path: string; headers: IncomingHttpHeaders; body: string };

/** What a request is answered with; without a body "noted". */
export type PipelineAnswer = { status: number; body?: string };

/**
 * A server on loopback that stands for whoever is told of decisions, and may be called. `heard` is what it was sent; it answers what
 * `answers` holds, one after another, then 200.
 */
export async function aPipeline() {
  vi.stubEnv("OUTBOUND_HOSTS", "127.0.0.1");
  delete (globalThis as { __throughlineEnv?: unknown }).__throughlineEnv;
  const heard: Heard[] = [];
  const answers: PipelineAnswer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      heard.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
      const { status, body = "noted" } = answers.shift() ?? { status: 200 };
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.close();
    vi.unstubAllEnvs();
    delete (globalThis as { __throughlineEnv?: unknown }).__throughlineEnv;
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, answers };
}
