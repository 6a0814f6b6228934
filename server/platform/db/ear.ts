import pg from "pg";
import { logger } from "../logger";

const RECONNECT_MS = 1_000;
const CONNECT_MS = 8_000;
/** A server that is gone without a word is noticed by the system's probes, the first after this long. */
const PROBE_AFTER_MS = 10_000;

type Hearing = {
  url: string;
  channel: string;
  hear: (payload: string) => void;
  /** Called after every loss, once it listens again: what was notified meanwhile has been missed. */
  lost: () => void;
  reconnectMs?: number;
};

/** One connection outside the pool that listens on a channel, and comes back after a loss: one attempt at a time, for as long as it takes. */
export class Ear {
  private client: pg.Client | null = null;
  private closed = false;

  constructor(private readonly hearing: Hearing) {}

  /** Resolves once it listens; throws when the first attempt fails. */
  async open(): Promise<void> {
    const { url, channel, hear } = this.hearing;
    const client = new pg.Client({ connectionString: url, application_name: "throughline events", connectionTimeoutMillis: CONNECT_MS, keepAlive: true, keepAliveInitialDelayMillis: PROBE_AFTER_MS });
    client.on("notification", (message) => hear(message.payload ?? ""));
    client.on("error", (error) => logger.warn({ error: error.message }, "the event connection broke"));
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    // Only one that listened is missed: an attempt that fails ends, too, and is tried again by whoever made it.
    client.on("end", () => void this.comeBack());
  }

  private async comeBack(): Promise<void> {
    this.client = null;
    while (!this.closed) {
      await new Promise((resolve) => setTimeout(resolve, this.hearing.reconnectMs ?? RECONNECT_MS).unref());
      if (this.closed) return;
      const isBack = await this.open().then(() => true, () => false);
      if (isBack) return this.closed ? this.close() : this.hearing.lost();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }
}
