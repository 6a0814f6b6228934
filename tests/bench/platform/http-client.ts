import { Agent, request, type IncomingHttpHeaders } from "node:http";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** Programs that use REST over connections that they keep, with many tokens in turn: each has a limit a minute. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true });
  private turn = 0;

  constructor(
    private readonly port: number,
    readonly tokens: readonly string[],
  ) {}

  /** One request and its whole answer, whatever it says. */
  ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const token = this.tokens[this.turn++ % this.tokens.length];
    const sent = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const asked = request({
        host: "127.0.0.1", port: this.port, method, path, agent: this.agent,
        headers: { authorization: `Bearer ${token}`, ...(sent === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(sent) }), ...headers },
      }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }));
        answer.on("error", reject);
      });
      asked.on("error", reject);
      asked.end(sent);
    });
  }

  /** The answer in JSON of a request that must succeed. */
  async done<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path} was answered ${answer.status} ${answer.body.toString("utf8").slice(0, 500)}`);
    return JSON.parse(answer.body.toString("utf8")) as T;
  }

  close(): void {
    this.agent.destroy();
  }
}
