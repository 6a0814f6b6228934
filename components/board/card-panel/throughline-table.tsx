"use client";

import { useTranslations } from "next-intl";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Interval } from "@/server/flow/domain/card-clock";
import type { Throughline } from "./card-times";
import { useOpenCard } from "./card-context";
import { useBoardTime } from "./use-board-time";
import { useElapsed } from "./use-elapsed";

/** The drawing in words, for screen readers. */
export function ThroughlineTable({ line }: { line: Throughline }) {
  const t = useTranslations("card");
  const time = useBoardTime(useOpenCard().board.timeZone);
  const elapsed = useElapsed();
  const rows: (Interval & { name: string })[] = [
    ...line.stays.map((stay) => ({ ...stay, name: t(`columns.${stay.column}`) })),
    ...line.blocked.map((interval) => ({ ...interval, name: t("blocked") })),
  ];
  return (
    <VisuallyHidden>
      <table>
        <caption>{t("throughline")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("stay")}</th>
            <th scope="col">{t("from")}</th>
            <th scope="col">{t("to")}</th>
            <th scope="col">{t("time")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, from, to }) => (
            <tr key={`${name} ${from.getTime()}`}>
              <th scope="row">{name}</th>
              <td>{time.full(from)}</td>
              <td>{time.full(to)}</td>
              <td>{elapsed((to.getTime() - from.getTime()) / 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
