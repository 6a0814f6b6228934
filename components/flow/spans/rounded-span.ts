import { inUnit, type DisplayUnit } from "@/server/flow/domain/display-unit";
import type { TimeSpan } from "@/server/flow/domain/time-span";

/** A span as the page writes it in `unit`: days are whole already, hours to a tenth, minutes to one. */
export function roundedSpan(span: TimeSpan, unit: DisplayUnit): number {
  const value = inUnit(span, unit);
  return unit === "hours" ? Math.round(value * 10) / 10 : Math.round(value);
}
