import { metrics } from "../metrics";
import { requestScope } from "./request-scope";

/** Counts that the request being answered was refused for this reason; a refusal that passes several layers is one. */
export function noteRefusal(reason: string): void {
  const scope = requestScope();
  if (!scope || scope.refusals.includes(reason)) return;
  scope.refusals.push(reason);
  metrics().refusals.inc({ reason });
}
