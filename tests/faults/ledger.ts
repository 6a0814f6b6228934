import { setTimeout as pause } from "node:timers/promises";
import type { Tally } from "./scenario";

/** One write that a client sent: what it would be in the history, and what the client was told. */
export type Entry = { signature: string; fate: "acknowledged" | "unanswered"; version: number | null };

/** What clients sent and were told, beside what the history says happened. Refused writes are in neither. */
export class Ledger {
  private readonly entries: Entry[] = [];
  /** Versions up to this one are the scenario's own preparation. */
  baseline = 0;

  add(entry: Entry): void {
    this.entries.push(entry);
  }

  get acknowledged(): number {
    return this.entries.filter(({ fate }) => fate === "acknowledged").length;
  }

  /** Resolves once `count` more writes have been acknowledged than are now; at once when `signal` is aborted. */
  async more(count: number, signal: AbortSignal): Promise<void> {
    for (const wanted = this.acknowledged + count; this.acknowledged < wanted && !signal.aborted; ) await pause(20);
  }

  /** The highest version that a client was told. */
  get told(): number {
    return Math.max(this.baseline, ...this.entries.map(({ version }) => version ?? 0));
  }

  /**
   * Compares with the history, a signature a version (I2): an acknowledged write is there under its version, every other
   * version is one unanswered write, and nothing is there that nobody sent.
   */
  settle(history: ReadonlyMap<number, string>, tally: Tally): void {
    const left = new Map([...history].filter(([version]) => version > this.baseline));
    const unanswered = new Map<string, number>();
    for (const { signature, fate, version } of this.entries) {
      if (fate === "unanswered") unanswered.set(signature, (unanswered.get(signature) ?? 0) + 1);
      else if (version === null || left.get(version) !== signature) this.lose(signature, version, left, tally);
      else left.delete(version);
    }
    for (const [version, signature] of left) {
      const count = unanswered.get(signature) ?? 0;
      if (count > 0) unanswered.set(signature, count - 1);
      else {
        tally.doubled++;
        tally.broken.push(`I2: version ${version} (${signature}) is in the history and was sent by nobody, or once less`);
      }
    }
    tally.acknowledged += this.acknowledged;
    tally.unanswered += this.entries.length - this.acknowledged;
  }

  private lose(signature: string, version: number | null, left: ReadonlyMap<number, string>, tally: Tally): void {
    tally.lost++;
    tally.broken.push(`I2: "${signature}" was acknowledged as version ${version}, where the history says ${left.get(version ?? 0) ?? "nothing"}`);
  }
}
