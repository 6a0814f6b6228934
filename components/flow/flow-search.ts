import { CARD_KINDS } from "@/server/board/domain/card";
import type { CardFilter, FlowPageInput } from "@/server/flow/contracts/inputs";
import { readPeriod, type PagePeriod } from "@/server/flow/domain/page-period";

/** What the address of the Flow page says. Everything that changes the picture is in it, so that a link shows the same. */
export type FlowSearch = {
  period: PagePeriod;
  filter: CardFilter;
  /** Beside what: the period before, or before and after a change of policy, by its id. */
  compare?: string | undefined;
  measure: Measure;
  scale: Scale;
};
export type Measure = "lead" | "cycle";
export type Scale = "linear" | "log";

type Params = Record<string, string | string[] | undefined>;

/** Reads an address as kindly as possible: what it does not understand is the default. */
export function readFlowSearch(params: Params): FlowSearch {
  const one = (name: string, longest = 200): string | undefined => {
    const value = params[name];
    const text = (Array.isArray(value) ? value[0] : value)?.trim();
    return text === "" || text === undefined || text.length > longest ? undefined : text;
  };
  return {
    period: readPeriod({ period: one("period"), from: one("from"), through: one("through") }),
    filter: { kind: CARD_KINDS.find((kind) => kind === one("kind")), label: one("label"), person: one("person"), sprint: sprintOf(one("sprint")), epic: one("epic") },
    compare: one("compare", 40),
    measure: one("measure") === "cycle" ? "cycle" : "lead",
    scale: one("scale") === "log" ? "log" : "linear",
  };
}

function sprintOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

/** The query of the page's address, defaults left out; "" when there is nothing to say. */
export function writeFlowSearch({ period, filter, compare, measure, scale }: FlowSearch): string {
  const params = new URLSearchParams();
  if ("from" in period) {
    params.set("from", period.from);
    params.set("through", period.through);
  } else if ("all" in period) params.set("period", "all");
  else if (period.days !== 90) params.set("period", String(period.days));
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) params.set(name, String(value));
  if (compare !== undefined) params.set("compare", compare);
  if (measure === "cycle") params.set("measure", "cycle");
  if (scale === "log") params.set("scale", "log");
  const query = params.toString();
  return query === "" ? "" : `?${query}`;
}

/** What the server is asked for. */
export function flowPageInput({ period, filter, compare }: FlowSearch): FlowPageInput {
  return { period, compare, ...filter };
}

/** Whether anything but the page as it opens is in view: a choice that can be taken back. */
export function isNarrowed({ period, filter, compare }: FlowSearch): boolean {
  const isUsualPeriod = "days" in period && period.days === 90;
  return !isUsualPeriod || compare !== undefined || Object.values(filter).some((value) => value !== undefined);
}
