"use client";

import { useMemo } from "react";
import { useTranslations } from "next-intl";
import { ChartFigure } from "@/components/charts/chart-figure";
import { useInAddress } from "@/components/charts/use-in-address";
import { Segmented } from "@/components/ui/segmented";
import { Table } from "@/components/ui/table";
import { measureOf } from "../measure-of";
import type { Measure, SprintPage } from "../scrum-data";
import { useScrumPage } from "../scrum-page-context";
import { useSprintWords } from "../use-sprint-words";
import { burnFinding } from "./burn-finding";
import { BurnPlot } from "./burn-plot";
import { type BurnPoint, burnPoints, type BurnView } from "./burn-scales";

const MEASURES = ["points", "cards"] as const satisfies readonly Measure[];

/** The burndown or burnup of a sprint, in points or cards as the address says. */
export function BurnChart({ sprint }: { sprint: SprintPage }) {
  const t = useTranslations("scrum.burnChart");
  const { boardKey, timeZone } = useScrumPage();
  const usual = measureOf({ points: sprint.report.remaining.points + sprint.report.completed.points });
  const [askedView, setView] = useInAddress("burn");
  const [askedMeasure, setMeasure] = useInAddress("count");
  const view: BurnView = askedView === "up" ? "up" : "down";
  const measure = MEASURES.find((one) => one === askedMeasure) ?? usual;
  const points = useMemo(() => burnPoints(sprint, measure), [sprint, measure]);
  const { id, values } = burnFinding(sprint, measure);
  const { unestimated } = sprint.report.remaining;
  const controls = (
    <>
      <Segmented label={t("viewLabel")} value={view} options={(["down", "up"] as const).map((value) => ({ value, label: t(`view.${value}`) }))} onChange={(next) => setView(next === "down" ? null : next)} />
      <Segmented label={t("measureLabel")} value={measure} options={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))} onChange={(next) => setMeasure(next === usual ? null : next)} />
    </>
  );
  return (
    <ChartFigure
      finding={t(`finding.${measure}.${id}`, values)}
      name={t(`view.${view}`)}
      controls={controls}
      notes={[t("zone", { zone: timeZone }), t("n", { count: sprint.report.cards.length }), ...(unestimated > 0 ? [t("unestimated", { count: unestimated })] : [])]}
      definition={
        <>
          <p>{t("definition")}</p>
          <p>{t("ideal")}</p>
        </>
      }
      table={<BurnTable points={points} />}
      csv={{
        fileName: `${boardKey}-sprint-${sprint.number}-burn${view}`,
        rows: () => [["at", "scope", "completed", "remaining"], ...points.map(({ at, scope, completed, remaining }) => [new Date(at).toISOString(), scope, completed, remaining])],
      }}
    >
      <BurnPlot sprint={sprint} points={points} measure={measure} view={view} />
    </ChartFigure>
  );
}

function BurnTable({ points }: { points: readonly BurnPoint[] }) {
  const t = useTranslations("scrum.burnChart");
  const words = useSprintWords();
  const end = "end" as const;
  const columns = [{ id: "at", label: t("at") }, ...(["remaining", "completed", "scope"] as const).map((id) => ({ id, label: t(id), align: end }))];
  return (
    <Table caption={t("table")} columns={columns}>
      {points.map(({ at, remaining, completed, scope }) => (
        <tr key={at}>
          <td>{words.moment(new Date(at).toISOString())}</td>
          <td data-align="end">{words.number(remaining)}</td>
          <td data-align="end">{words.number(completed)}</td>
          <td data-align="end">{words.number(scope)}</td>
        </tr>
      ))}
    </Table>
  );
}
