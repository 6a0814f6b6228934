"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ChartFigure } from "@/components/charts/chart-figure";
import { rounded } from "@/components/charts/rounded";
import { PageLink } from "@/components/ui/page-link";
import { Table } from "@/components/ui/table";
import type { SprintLine } from "../scrum-data";
import { useScrumPage } from "../scrum-page-context";
import { useSprintWords } from "../use-sprint-words";
import { velocityFinding } from "./velocity-finding";
import { VelocityPlot } from "./velocity-plot";
import type { VelocityPoint } from "./velocity-scales";

/** What each closed sprint committed to beside what it completed, and the average of the last three. The oldest comes first. */
export function VelocityChart({ sprints, velocity }: { sprints: readonly SprintLine[]; velocity: number | null }) {
  const t = useTranslations("scrum.velocity");
  const format = useFormatter();
  const words = useSprintWords();
  const { boardKey } = useScrumPage();
  const points = sprints.flatMap(({ number, name, totals }): VelocityPoint[] => (totals ? [{ number, name, committed: totals.commitment.points, completed: totals.completed.points }] : []));
  const { id, values } = velocityFinding(points, rounded(velocity ?? 0));
  const unestimated = sprints.reduce((sum, { totals }) => sum + (totals?.completed.unestimated ?? 0), 0);
  return (
    <ChartFigure
      finding={t(`finding.${id}`, { ...values, share: format.number(values.share, { style: "percent", maximumFractionDigits: 0 }) })}
      name={t("name")}
      notes={[t("n", { count: points.length }), ...(unestimated > 0 ? [t("unestimated", { count: unestimated })] : [])]}
      definition={<p>{t("definition")}</p>}
      table={<VelocityTable points={points} velocity={velocity} />}
      csv={{
        fileName: `${boardKey}-velocity`,
        rows: () => [["sprint", "name", "committed", "completed"], ...points.map(({ number, name, committed, completed }) => [number, name, committed, completed])],
      }}
    >
      <VelocityPlot points={points} velocity={velocity} words={words} />
    </ChartFigure>
  );
}

function VelocityTable({ points, velocity }: { points: readonly VelocityPoint[]; velocity: number | null }) {
  const t = useTranslations("scrum.velocity");
  const words = useSprintWords();
  const { base } = useScrumPage();
  const columns = [
    { id: "sprint", label: t("sprint") },
    { id: "committed", label: t("committed"), align: "end" as const },
    { id: "completed", label: t("completed"), align: "end" as const },
  ];
  return (
    <>
      <Table caption={t("name")} columns={columns}>
        {points.toReversed().map(({ number, name, committed, completed }) => (
          <tr key={number}>
            <td>
              <PageLink href={`${base}/sprints/${number}`}>{name}</PageLink>
            </td>
            <td data-align="end">{words.number(committed)}</td>
            <td data-align="end">{words.number(completed)}</td>
          </tr>
        ))}
      </Table>
      {velocity !== null && <p>{t("averageIs", { velocity: rounded(velocity) })}</p>}
    </>
  );
}
