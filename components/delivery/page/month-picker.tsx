"use client";

import { useMemo } from "react";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useNow } from "@/components/board/now";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { addMonths, type Month, monthOf } from "@/server/delivery/domain/month";
import { useDeliveryPage } from "./delivery-page-context";
import entries from "./entries.module.css";

/** So many months back can be picked from the list; the arrows go further. */
const LISTED = 36;

/** A month, by name or one after the other, not beyond the present one. */
export function MonthPicker({ month, onChoose }: { month: Month; onChoose: (month: Month) => void }) {
  const t = useTranslations("delivery.page");
  const format = useFormatter();
  const { timeZone } = useDeliveryPage();
  const latest = monthOf(new Date(useNow()), timeZone);
  const options = useMemo(() => {
    const listed = Array.from({ length: LISTED }, (_, back) => addMonths(latest, -back));
    const months = listed.includes(month) ? listed : [...listed, month].sort().reverse();
    return months.map((each) => ({ value: each, label: format.dateTime(new Date(`${each}-15`), { timeZone: "UTC", year: "numeric", month: "long" }) }));
  }, [format, latest, month]);
  return (
    <div className={entries.month}>
      <IconButton label={t("monthBefore")} icon={<IconChevronLeft size={16} />} onClick={() => onChoose(addMonths(month, -1))} />
      <Select label={t("month")} hideLabel options={options} value={month} onChange={onChoose} />
      <IconButton label={t("monthAfter")} icon={<IconChevronRight size={16} />} disabled={month >= latest} onClick={() => onChoose(addMonths(month, 1))} />
    </div>
  );
}
