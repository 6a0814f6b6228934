import type { IncomingMessage, ServerResponse } from "node:http";

/** As long as a client has to read an answer that it did not wait for. */
const LINGER_MS = 1_000;

/**
 * Ends the connection of a request that has its answer while its body is still coming: Node would read it to its end,
 * and some have none.
 */
export function endUnread(request: IncomingMessage, response: ServerResponse): void {
  // Once answered, the request lets go of it.
  const { socket } = request;
  response.once("finish", () => {
    if (request.complete) return;
    const timer = setTimeout(() => socket.destroy(), LINGER_MS);
    request.once("end", () => clearTimeout(timer));
  });
}
