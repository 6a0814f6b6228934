import { addDays, zonedDay } from "@/server/platform/domain/zoned-day";
import { isMonth, type Month, monthOf } from "@/server/delivery/domain/month";
import { RUN_STATUSES, type RunStatus } from "@/server/delivery/domain/run-status";

export const DELIVERY_VIEWS = ["runs", "deployments", "releases", "audit", "deliveries"] as const;
export type DeliveryView = (typeof DELIVERY_VIEWS)[number];

/** So many runs or deployments are asked for at once. */
export const PAGE_SIZE = 25;

/** How far back releases are shown, in days; null is from the beginning. */
export const RELEASE_SPANS = [90, 365, null] as const;
export type ReleaseSpan = (typeof RELEASE_SPANS)[number];

/** What the address of the Delivery page says. */
export type DeliverySearch = { view: DeliveryView; status: RunStatus | null; environment: string | null; since: ReleaseSpan; month: Month };

type Reader = { get: (name: string) => string | null };

/** Reads an address as kindly as possible: what it does not understand is the default; the month is the one that it is at `now`. */
export function readDeliverySearch(params: Reader, now: Date, timeZone: string): DeliverySearch {
  const month = params.get("month") ?? "";
  const since = params.get("since");
  return {
    view: DELIVERY_VIEWS.find((view) => view === params.get("view")) ?? "runs",
    status: RUN_STATUSES.find((status) => status === params.get("status")) ?? null,
    environment: params.get("environment")?.slice(0, ENVIRONMENT_MAX) || null,
    since: RELEASE_SPANS.find((days) => nameOfSpan(days) === since) ?? (since === "all" ? null : RELEASE_SPANS[0]),
    month: isMonth(month) ? month : monthOf(now, timeZone),
  };
}

/** A span as it stands in the address. */
export function nameOfSpan(days: ReleaseSpan): string {
  return days === null ? "all" : String(days);
}

export function runsInput(key: string, { status }: Pick<DeliverySearch, "status">) {
  return { key, limit: PAGE_SIZE, ...(status ? { status } : {}) };
}

export function deploymentsInput(key: string, { environment }: Pick<DeliverySearch, "environment">) {
  return { key, limit: PAGE_SIZE, ...(environment ? { environment } : {}) };
}

/** From the beginning of a day, so that the same is asked for all day long. */
export function releasesInput(key: string, { since }: Pick<DeliverySearch, "since">, now: Date) {
  return { key, ...(since === null ? {} : { from: new Date(addDays(zonedDay(now, "UTC"), -since)).toISOString() }) };
}

const ENVIRONMENT_MAX = 200;
