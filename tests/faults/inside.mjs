// Loaded into the app's process before anything else (NODE_OPTIONS=--import). On SIGUSR2 it does what the file in FAULT_ORDER says.
import { readFileSync } from "node:fs";

const RealDate = Date;
let shift = 0;

const now = () => RealDate.now() + shift;

// A proxy, so that every date is an instance of it, whoever made it.
globalThis.Date = new Proxy(RealDate, {
  get: (target, name) => (name === "now" ? now : target[name]),
  apply: () => new RealDate(now()).toString(),
  construct: (target, parts, maker) => Reflect.construct(target, parts.length === 0 ? [now()] : parts, maker === globalThis.Date ? target : maker),
});

RealDate.prototype.constructor = globalThis.Date;

process.on("SIGUSR2", () => {
  const { shiftMs, error } = JSON.parse(readFileSync(process.env.FAULT_ORDER, "utf8"));
  if (shiftMs !== undefined) shift = shiftMs;
  if (error === "rejection") void Promise.reject(new Error("nobody waits for this"));
  if (error === "exception") setTimeout(() => { throw new Error("nobody catches this"); });
});
