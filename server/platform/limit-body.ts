/** The body as bytes, or null as soon as it proves longer than `max` bytes: nothing more of it is read then. */
export async function readLimited(request: Request, max: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get("content-length") ?? 0) > max) return null;
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > max) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same request with its body read and known to be at most `max` bytes; null when it is longer. */
export async function limitBody(request: Request, max: number): Promise<Request | null> {
  if (request.method === "GET" || request.method === "HEAD") return request;
  const body = await readLimited(request, max);
  return body && new Request(request.url, { method: request.method, headers: request.headers, body: Buffer.from(body), signal: request.signal });
}
