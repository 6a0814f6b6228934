import { get, type ClientRequest } from "node:http";

/** What a stream told: a version of the board, the cards that changed, when it was heard and how long the event was. */
export type Told = { version: number; cards: number[]; at: number; bytes: number };

/** A screen that watches a board from version `since` on. */
export class Watcher {
  readonly told: Told[] = [];
  private asked: ClientRequest | undefined;
  private text = "";

  constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly token: string,
    private readonly since: number,
  ) {}

  /** Resolves once the first event of the stream has come. */
  open(): Promise<void> {
    const input = encodeURIComponent(JSON.stringify({ key: this.key, lastEventId: String(this.since) }));
    return new Promise((resolve, reject) => {
      const headers = { accept: "text/event-stream", authorization: `Bearer ${this.token}` };
      this.asked = get(`${this.url}/api/trpc/board.watch?input=${input}`, { headers, agent: false }, (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`the stream was answered ${answer.statusCode}`));
        answer.setEncoding("utf8");
        answer.on("data", (chunk: string) => (resolve(), this.hear(chunk)));
        answer.on("error", () => undefined); // It was closed.
      });
      this.asked.on("error", reject);
    });
  }

  close(): void {
    this.asked?.destroy();
  }

  private hear(chunk: string): void {
    const at = performance.now();
    const blocks = (this.text + chunk).split("\n\n");
    this.text = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = /^data: ?(.*)$/m.exec(block)?.[1];
      if (!/^id:/m.test(block) || data === undefined) continue;
      const event = JSON.parse(data) as { type: string; version?: number; patch?: { version: number; cards: { number: number }[] } };
      if (event.type === "presence") continue; // It repeats the version that the stream has come to.
      const version = event.patch?.version ?? event.version ?? 0;
      this.told.push({ version, cards: event.patch?.cards.map(({ number }) => number) ?? [], at, bytes: Buffer.byteLength(block) + 2 });
    }
  }
}
