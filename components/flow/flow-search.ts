import { CARD_KINDS } from "@/server/board/domain/card";
import type { CardFilter, FlowPageInput } from "@/server/flow/contracts";
import { readPeriod, type PagePeriod } from "@/server/flow/domain/page-period";

/** What the address of the Flow page says. Everything that changes the picture is in it, so that a link shows the same. */
export type FlowSearch = {
  period: PagePeriod;
  filter: CardFilter;
  measure: Measure;
  scale: Scale;
};
export type Measure = "lead" | "cycle";
export type Scale = "linear" | "log";

type Params = Record<string, string | string[] | undefined>;

/** Reads an address as kindly as possible: what it does not understand is the default. */
export function readFlowSearch(params: Params): FlowSearch {
  const one = (name: string): string | undefined => {
    const value = params[name];
    const text = (Array.isArray(value) ? value[0] : value)?.trim();
    return text === "" || text === undefined || text.length > 200 ? undefined : text;
  };
  return {
    period: readPeriod({ period: one("period"), from: one("from"), through: one("through") }),
    filter: { kind: CARD_KINDS.find((kind) => kind === one("kind")), label: one("label"), person: one("person") },
    measure: one("measure") === "cycle" ? "cycle" : "lead",
    scale: one("scale") === "log" ? "log" : "linear",
  };
}

/** The query of the page's address, defaults left out; "" when there is nothing to say. */
export function writeFlowSearch({ period, filter, measure, scale }: FlowSearch): string {
  const params = new URLSearchParams();
  if ("from" in period) {
    params.set("from", period.from);
    params.set("through", period.through);
  } else if ("all" in period) params.set("period", "all");
  else if (period.days !== 90) params.set("period", String(period.days));
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) params.set(name, value);
  if (measure === "cycle") params.set("measure", "cycle");
  if (scale === "log") params.set("scale", "log");
  const query = params.toString();
  return query === "" ? "" : `?${query}`;
}

/** What the server is asked for. */
export function flowPageInput({ period, filter }: FlowSearch): FlowPageInput {
  return { period, ...filter };
}
