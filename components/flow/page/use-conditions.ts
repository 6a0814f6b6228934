"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import type { FlowSearch } from "@/components/flow/flow-search";
import { useChangeWords } from "@/components/flow/use-change-words";

/** Filters and comparison in force, in words, for what leaves the page: a picture, a print. */
export function useConditions({ people, sprints, epics, previous, split, zone }: FlowPage, { filter }: FlowSearch): string[] {
  const t = useTranslations("flow");
  const { dated } = useChangeWords(zone);
  const conditions: string[] = [];
  if (filter.kind) conditions.push(t("condition.kind", { kind: t(`kind.${filter.kind}`) }));
  if (filter.label !== undefined) conditions.push(t("condition.label", { label: filter.label }));
  if (filter.person !== undefined) conditions.push(t("condition.person", { person: people.find(({ id }) => id === filter.person)?.name ?? filter.person }));
  if (filter.sprint !== undefined) conditions.push(t("condition.sprint", { sprint: sprints.find(({ number }) => number === filter.sprint)?.name ?? String(filter.sprint) }));
  if (filter.epic !== undefined) conditions.push(t("condition.epic", { epic: epics.find(({ id }) => id === filter.epic)?.name ?? filter.epic }));
  if (split) conditions.push(t("condition.compare", { what: dated(split.change) }));
  else if (previous) conditions.push(t("condition.compare", { what: t("compare.previous") }));
  return conditions;
}
