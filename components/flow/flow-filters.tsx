"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { CARD_KINDS } from "@/server/board/domain/card";
import type { FlowPage } from "@/server/flow/contracts";
import { PERIOD_DAYS } from "@/server/flow/domain/page-period";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import { Select, type SelectOption } from "@/components/ui/select";
import { CustomPeriod } from "./custom-period";
import type { FlowSearch } from "./flow-search";
import styles from "./flow-filters.module.css";

type FlowFiltersProps = {
  search: FlowSearch;
  onSearch: (search: FlowSearch) => void;
  people: FlowPage["people"];
  labels: FlowPage["labels"];
  /** The period in view, for the first suggestion of one of the reader's own. */
  window: { from: string; to: string };
  zone: string;
};

/** Which cards, and from when. Every choice is an address. */
export function FlowFilters({ search, onSearch, people, labels, window, zone }: FlowFiltersProps) {
  const t = useTranslations("flow");
  const { period, filter } = search;
  const [isCustom, setCustom] = useState("from" in period);
  const choosePeriod = (value: string) => {
    setCustom(value === "custom");
    const days = PERIOD_DAYS.find((count) => String(count) === value);
    if (days !== undefined) onSearch({ ...search, period: { days } });
    else if (value === "all") onSearch({ ...search, period: { all: true } });
  };
  const periods = [
    ...PERIOD_DAYS.map((days) => ({ value: String(days), label: t("period.days", { days }) })),
    { value: "all", label: t("period.all") },
    { value: "custom", label: t("period.custom") },
  ];
  const own = "from" in period ? period : { from: zonedDay(new Date(window.from), zone), through: zonedDay(new Date(window.to), zone) };
  const choose = (name: "kind" | "label" | "person") => (value: string) =>
    onSearch({ ...search, filter: { ...filter, [name]: value === "" ? undefined : value } });
  return (
    <div className={styles.filters} role="group" aria-label={t("filters")}>
      <Select label={t("period.label")} hideLabel options={periods} value={isCustom ? "custom" : periodValue(search)} onChange={choosePeriod} />
      {isCustom && <CustomPeriod key={`${own.from}${own.through}`} {...own} onChoose={(chosen) => onSearch({ ...search, period: chosen })} />}
      <Select label={t("kindLabel")} hideLabel options={[{ value: "", label: t("allKinds") }, ...CARD_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))]} value={filter.kind ?? ""} onChange={choose("kind")} />
      {(labels.length > 0 || filter.label !== undefined) && (
        <Select label={t("labelLabel")} hideLabel options={withChosen([{ value: "", label: t("allLabels") }, ...labels.map((label) => ({ value: label, label }))], filter.label)} value={filter.label ?? ""} onChange={choose("label")} />
      )}
      <Select label={t("personLabel")} hideLabel options={withChosen([{ value: "", label: t("everyone") }, ...people.map(({ id, name }) => ({ value: id, label: name }))], filter.person)} value={filter.person ?? ""} onChange={choose("person")} />
    </div>
  );
}

/** A shared address may name a label or a person that is no longer there: it is shown as it is named. */
function withChosen(options: SelectOption<string>[], chosen: string | undefined): SelectOption<string>[] {
  if (chosen === undefined || options.some(({ value }) => value === chosen)) return options;
  return [...options, { value: chosen, label: chosen }];
}

function periodValue({ period }: FlowSearch): string {
  if ("days" in period) return String(period.days);
  return "all" in period ? "all" : "custom";
}
