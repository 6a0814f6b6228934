import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { lastGoodBackupAt } from "./backup/last-good-backup";
import { now } from "./clock";

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Metrics = ReturnType<typeof makeMetrics> & {
  /** How many live streams are open; asked when the metrics are read. */
  countStreams: () => number;
};

// Next loads modules more than once in a process; all copies must count in the same place.
const holder = globalThis as { __throughlineMetrics?: Metrics };

/** What this process counts of itself. Labels are words of ours, never a name, a key or a text that somebody typed. */
export function metrics(): Metrics {
  holder.__throughlineMetrics ??= Object.assign(makeMetrics(), { countStreams: () => 0 });
  return holder.__throughlineMetrics;
}

function makeMetrics() {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  return {
    register,
    requests: new Counter({ name: "throughline_requests_total", help: "Requests answered, by door and status", labelNames: ["door", "method", "status"] as const, registers }),
    requestSeconds: new Histogram({ name: "throughline_request_seconds", help: "Time from a request's first byte to its answer's last, live streams left out", labelNames: ["door"] as const, buckets: SECONDS, registers }),
    streams: new Gauge({ name: "throughline_stream_clients", help: "Live streams that are open", registers, collect() {
      this.set(metrics().countStreams());
    } }),
    moves: new Counter({ name: "throughline_moves_total", help: "Cards that entered a column or a new place in one, by column", labelNames: ["column"] as const, registers }),
    refusals: new Counter({ name: "throughline_refusals_total", help: "Requests refused, by cause", labelNames: ["reason"] as const, registers }),
    deliveries: new Counter({ name: "throughline_deliveries_total", help: "Deliveries of CI/CD systems, by kind of source and outcome", labelNames: ["kind", "outcome"] as const, registers }),
    databaseSeconds: new Histogram({ name: "throughline_database_seconds", help: "Time that one statement took, waiting for a connection left out", buckets: SECONDS, registers }),
    backupAge: new Gauge({ name: "throughline_backup_age_seconds", help: "Age of the last backup that was verified; absent where none is made", registers, collect() {
      const at = lastGoodBackupAt();
      if (at === null) this.remove();
      else this.set((now().getTime() - at.getTime()) / 1000);
    } }),
  };
}
