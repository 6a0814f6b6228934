"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { IconFilterOff } from "@tabler/icons-react";
import { CARD_KINDS } from "@/server/board/domain/card";
import type { FlowPage } from "@/server/flow/contracts/page";
import { DEFAULT_PERIOD, PERIOD_DAYS } from "@/server/flow/domain/page-period";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import { Button } from "@/components/ui/button";
import { Select, type SelectOption } from "@/components/ui/select";
import { CustomPeriod } from "./custom-period";
import { isNarrowed, type FlowSearch } from "@/components/flow/flow-search";
import { useChangeWords } from "@/components/flow/use-change-words";
import styles from "./flow-filters.module.css";

type FlowFiltersProps = { page: FlowPage; search: FlowSearch; onSearch: (search: FlowSearch) => void };

/** Which cards, from when, and beside what. Every choice is an address. */
export function FlowFilters({ page, search, onSearch }: FlowFiltersProps) {
  const t = useTranslations("flow");
  const { people, labels, sprints, epics } = page;
  const { filter } = search;
  const sprint = filter.sprint === undefined ? undefined : String(filter.sprint);
  const choose = (name: "kind" | "label" | "person" | "sprint" | "epic") => (value: string) =>
    onSearch({ ...search, filter: { ...filter, [name]: value === "" ? undefined : name === "sprint" ? Number(value) : value } });
  return (
    <div className={styles.filters} role="group" aria-label={t("filters")}>
      <PeriodFilter page={page} search={search} onSearch={onSearch} />
      <Select label={t("kindLabel")} hideLabel options={[{ value: "", label: t("allKinds") }, ...CARD_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))]} value={filter.kind ?? ""} onChange={choose("kind")} />
      {(labels.length > 0 || filter.label !== undefined) && (
        <Select label={t("labelLabel")} hideLabel options={withChosen([{ value: "", label: t("allLabels") }, ...labels.map((label) => ({ value: label, label }))], filter.label)} value={filter.label ?? ""} onChange={choose("label")} />
      )}
      <Select label={t("personLabel")} hideLabel options={withChosen([{ value: "", label: t("everyone") }, ...people.map(({ id, name }) => ({ value: id, label: name }))], filter.person)} value={filter.person ?? ""} onChange={choose("person")} />
      {(sprints.length > 0 || sprint !== undefined) && (
        <Select label={t("sprintLabel")} hideLabel options={withChosen([{ value: "", label: t("allSprints") }, ...sprints.map(({ number, name }) => ({ value: String(number), label: name }))], sprint)} value={sprint ?? ""} onChange={choose("sprint")} />
      )}
      {(epics.length > 0 || filter.epic !== undefined) && (
        <Select label={t("epicLabel")} hideLabel options={withChosen([{ value: "", label: t("allEpics") }, ...epics.map(({ id, name }) => ({ value: id, label: name }))], filter.epic)} value={filter.epic ?? ""} onChange={choose("epic")} />
      )}
      <CompareFilter page={page} search={search} onSearch={onSearch} />
      {isNarrowed(search) && (
        <Button variant="quiet" icon={<IconFilterOff size={16} />} onClick={() => onSearch({ ...search, period: DEFAULT_PERIOD, filter: {}, compare: undefined })}>
          {t("reset")}
        </Button>
      )}
    </div>
  );
}

function PeriodFilter({ page, search, onSearch }: FlowFiltersProps) {
  const t = useTranslations("flow");
  const { period } = search;
  const named = periodName(search);
  // "From – to" asks for its days first; until they are given, the period in view stays. What was asked for is forgotten when that changes.
  const [askedFrom, setAskedFrom] = useState<string | null>(null);
  const isCustom = "from" in period || askedFrom === named;
  const choose = (value: string) => {
    setAskedFrom(value === "custom" ? named : null);
    const days = PERIOD_DAYS.find((count) => String(count) === value);
    if (days !== undefined) onSearch({ ...search, period: { days } });
    else if (value === "all") onSearch({ ...search, period: { all: true } });
  };
  const options = [
    ...PERIOD_DAYS.map((days) => ({ value: String(days), label: t("period.days", { days }) })),
    { value: "all", label: t("period.all") },
    { value: "custom", label: t("period.custom") },
  ];
  const own = "from" in period ? period : { from: zonedDay(new Date(page.window.from), page.zone), through: zonedDay(new Date(page.window.to), page.zone) };
  const show = (chosen: { from: string; through: string }) => {
    setAskedFrom(null);
    onSearch({ ...search, period: chosen });
  };
  return (
    <>
      <Select label={t("period.label")} hideLabel options={options} value={isCustom ? "custom" : named} onChange={choose} />
      {isCustom && <CustomPeriod key={`${own.from}${own.through}`} {...own} onChoose={show} />}
    </>
  );
}

function CompareFilter({ page, search, onSearch }: FlowFiltersProps) {
  const t = useTranslations("flow");
  const { dated } = useChangeWords(page.zone);
  const { compare } = search;
  const options = [
    { value: "", label: t("compare.none") },
    { value: "previous", label: t("compare.previous") },
    ...page.changes.map((change) => ({ value: change.id, label: dated(change) })),
  ];
  // A shared address, or another period, may leave the change outside of what is in view.
  if (compare !== undefined && !options.some(({ value }) => value === compare)) options.push({ value: compare, label: t("compare.outside") });
  return <Select label={t("compare.label")} hideLabel options={options} value={compare ?? ""} onChange={(value) => onSearch({ ...search, compare: value === "" ? undefined : value })} />;
}

/** A shared address may name a label or a person that is no longer there: it is shown as it is named. */
function withChosen(options: SelectOption<string>[], chosen: string | undefined): SelectOption<string>[] {
  if (chosen === undefined || options.some(({ value }) => value === chosen)) return options;
  return [...options, { value: chosen, label: chosen }];
}

function periodName({ period }: FlowSearch): string {
  if ("days" in period) return String(period.days);
  return "all" in period ? "all" : "custom";
}
