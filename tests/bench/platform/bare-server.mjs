// The barest server: what a machine can answer at most, and how soon after its start.
import { createServer } from "node:http";

const body = Buffer.alloc(2_000, "x");
createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "text/plain" }).end(body);
}).listen(Number(process.env.PORT), "127.0.0.1");
