import { pino } from "pino";
import { env } from "./env";

/** One JSON object a line on standard output; secrets that may travel in headers are never written. */
export const logger = pino({
  level: env().logLevel,
  redact: ["*.password", "*.token", "*.secret", "*.authorization", "*.cookie", "headers.authorization", "headers.cookie"],
});
