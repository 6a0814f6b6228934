"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { cardKey } from "@/server/board/domain/card-key";
import type { SprintReport } from "../scrum-data";
import { useScrumPage } from "../scrum-page-context";
import { useSprintWords } from "../use-sprint-words";
import { CardLink } from "./card-link";
import scrum from "../scrum.module.css";

const CHANGES: readonly string[] = ["added", "removed", "reestimated"];

/** What came into the sprint after its start, what left it and what was estimated anew, each with its time and cause. */
export function ScopeChanges({ report }: { report: SprintReport }) {
  const t = useTranslations("scrum.changes");
  const format = useFormatter();
  const words = useSprintWords();
  const { boardKey } = useScrumPage();
  const titles = new Map(report.cards.map(({ number, title }) => [number, title]));
  const changes = report.entries.filter(({ kind }) => CHANGES.includes(kind));
  const columns = [
    { id: "at", label: t("at") },
    { id: "card", label: t("card") },
    { id: "cause", label: t("cause") },
    { id: "points", label: t("points"), align: "end" as const },
  ];
  return (
    <section className={scrum.section} aria-labelledby="changes">
      <h2 id="changes">{t("title")}</h2>
      {changes.length === 0 && <p className={scrum.dim}>{t("none")}</p>}
      {changes.length > 0 && (
        <Table caption={t("title")} columns={columns}>
          {changes.map(({ at, card, kind, cause, points, estimated }, index) => (
            <tr key={index}>
              <td>
                <time dateTime={at}>{words.moment(at)}</time>
              </td>
              <td>
                <CardLink card={{ key: cardKey(boardKey, card), title: titles.get(card) ?? "" }} />
              </td>
              <td>{kind === "reestimated" ? t("reestimated") : t(`${kind}.${cause ?? "scheduled"}`)}</td>
              <td data-align="end">{estimated ? format.number(points, { signDisplay: "exceptZero" }) : t("unestimated")}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
