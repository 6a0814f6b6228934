"use client";

import { useTranslations } from "next-intl";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Interval } from "@/server/flow/domain/card-clock";
import { secondsOf, type Throughline } from "./card-times";
import { useOpenCard } from "./card-context";
import { useBoardTime } from "./use-board-time";
import { useElapsed } from "./use-elapsed";
import { useRuler } from "./use-ruler";

/** The drawing in words, for screen readers. */
export function ThroughlineTable({ line }: { line: Throughline }) {
  const t = useTranslations("card");
  const time = useBoardTime(useOpenCard().board.timeZone);
  const elapsed = useElapsed();
  const ruler = useRuler();
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
          {rows.map(({ name, ...interval }) => (
            <tr key={`${name} ${interval.from}`}>
              <th scope="row">{name}</th>
              <td>{time.full(interval.from)}</td>
              <td>{time.full(interval.to)}</td>
              <td>{elapsed(secondsOf(interval, ruler))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
