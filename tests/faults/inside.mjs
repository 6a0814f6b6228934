// Loaded into the app's process before anything else (NODE_OPTIONS=--import). On SIGUSR2 it does what the file in FAULT_ORDER says.
import { readFileSync } from "node:fs";

const RealDate = Date;
let shift = 0;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shift);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + shift;
  }
};

process.on("SIGUSR2", () => {
  const { shiftMs, error } = JSON.parse(readFileSync(process.env.FAULT_ORDER, "utf8"));
  if (shiftMs !== undefined) shift = shiftMs;
  if (error === "rejection") void Promise.reject(new Error("nobody waits for this"));
  if (error === "exception") setTimeout(() => { throw new Error("nobody catches this"); });
});
