import { pino } from "pino";
import { env } from "./env";
import { requestScope } from "./http/request-scope";

/** One JSON object a line on standard output, with the id of the request it belongs to; secrets that may travel in headers are never written. */
export const logger = pino({
  level: env().logLevel,
  mixin: () => {
    const scope = requestScope();
    return scope ? { requestId: scope.id } : {};
  },
  redact: ["*.password", "*.token", "*.secret", "*.authorization", "*.cookie", "headers.authorization", "headers.cookie"],
});
