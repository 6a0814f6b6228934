import type { ShownBoard, ShownCard } from "./check-board";
import type { Installation } from "./installation";
import type { Ledger } from "./ledger";

export type Answer<T = Record<string, unknown>> = { status: number; body: T; headers: Headers };
/** What came of a write: refused ones carry the reason. */
export type Written = { fate: "acknowledged"; version: number; card: ShownCard } | { fate: "unanswered" } | { fate: "refused"; reason: string; status: number };

const ANSWER_MS = 30_000;

/** A program that works on one board over HTTP and writes down in the ledger what it sent and was told. */
export class Client {
  constructor(
    private readonly installation: Installation,
    readonly board: string,
    private readonly ledger: Ledger,
  ) {}

  /** REST, with whichever token and process is next. Throws when no answer comes. */
  async rest<T = Record<string, unknown>>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, answerMs = ANSWER_MS): Promise<Answer<T>> {
    const isFile = typeof body === "string";
    const answer = await fetch(`${this.installation.url()}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.installation.token()}`, ...(body === undefined ? {} : { "content-type": isFile ? "application/x-ndjson" : "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(answerMs),
    });
    return { status: answer.status, headers: answer.headers, body: parsed(await answer.text()) as T };
  }

  /** What is no JSON: an export. */
  async fetchText(path: string, answerMs = ANSWER_MS): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${this.installation.url()}/api/v1${path}`, { headers: { authorization: `Bearer ${this.installation.token()}` }, signal: AbortSignal.timeout(answerMs) });
    return { status: answer.status, text: await answer.text() };
  }

  /** The door of the product's own pages. Throws when no answer comes. */
  async call<T = Record<string, unknown>>(procedure: string, input: unknown): Promise<Answer<T>> {
    const answer = await fetch(`${this.installation.url()}/api/trpc/${procedure}`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.installation.token()}`, "content-type": "application/json" },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const body = parsed(await answer.text()) as { result?: { data: T }; error?: { data: T } };
    return { status: answer.status, headers: answer.headers, body: body.result?.data ?? body.error?.data ?? ({} as T) };
  }

  /** Sends a write and keeps what came of it; `signature` is what it would be in the history. */
  async write(signature: string, send: () => Promise<Answer>): Promise<Written> {
    const written = await this.told(send);
    if (written.fate === "acknowledged") this.ledger.add({ signature, fate: "acknowledged", version: written.version });
    if (written.fate === "unanswered") this.ledger.add({ signature, fate: "unanswered", version: null });
    return written;
  }

  /** What came of sending, kept nowhere. */
  async told(send: () => Promise<Answer>): Promise<Written> {
    try {
      const { status, body, headers } = await send();
      if (status < 300) return { fate: "acknowledged", version: Number(body.version), card: body.card as ShownCard };
      // Starting, or too busy to begin.
      if (status === 503 && headers.has("retry-after")) return { fate: "refused", reason: "not_there", status };
      // A server in trouble may have written before it said so.
      if (status >= 500) return { fate: "unanswered" };
      return { fate: "refused", reason: String(body.reason), status };
    } catch (error) {
      // Nobody took it: a process that is not there has written nothing.
      const wasSent = (error as { cause?: { code?: string } }).cause?.code !== "ECONNREFUSED";
      return wasSent ? { fate: "unanswered" } : { fate: "refused", reason: "not_there", status: 0 };
    }
  }

  create(title: string, more: Record<string, unknown> = {}): Promise<Written> {
    return this.write(`created ${title}`, () => this.call("card.create", { key: this.board, title, ...more }));
  }

  move(number: number, to: string, more: Record<string, unknown> = {}): Promise<Written> {
    return this.write(`placed #${number} ${to}`, () => this.call("card.move", { cardKey: this.keyOf(number), to, ...more }));
  }

  keyOf(number: number): string {
    return `${this.board}-${number}`;
  }

  async show(): Promise<ShownBoard> {
    const { status, body } = await this.rest<ShownBoard>("GET", `/boards/${this.board}`);
    if (status !== 200) throw new Error(`the board was answered ${status} ${JSON.stringify(body)}`);
    return body;
  }
}

/** A board with `cards` cards in its Backlog, numbered from 1, and these limits. */
export async function aBoard(installation: Installation, ledger: Ledger, { key = "FLT", cards = 0, limits = {} }: { key?: string; cards?: number; limits?: Record<string, unknown> } = {}): Promise<Client> {
  const client = new Client(installation, key, ledger);
  await done(client.rest("POST", "/boards", { key, name: `Board ${key}`, timeZone: "UTC", locale: "en" }));
  const none = { mode: "NONE", value: 1 };
  await done(client.rest("PUT", `/boards/${key}/limits`, { planned: none, inWork: none, enforcement: "BLOCK", ...limits }));
  if (cards > 0) await done(client.rest("POST", `/boards/${key}/imports?format=history`, historyOf(key, cards)));
  ledger.baseline = (await client.show()).version;
  return client;
}

/** The answer of a request that must succeed. */
export async function done<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`was answered ${status} ${JSON.stringify(body).slice(0, 500)}`);
  return body;
}

/** A history file that makes `count` cards in the Backlog. */
export function historyOf(key: string, count: number): string {
  const at = new Date(Date.now() - 60_000).toISOString();
  return Array.from({ length: count }, (_, index) => `${JSON.stringify({ card: `${key}-${index + 1}`, at, type: "created", to: "BACKLOG", title: `card ${index + 1}` })}\n`).join("");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
