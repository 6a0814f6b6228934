import type { Statements } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import type { Change } from "../domain/changes";
import type { DeliverySource } from "../written";
import { Shelf } from "./shelf";
import { readWhere, toJson } from "./table";
import { ALERTS, COMMITS, DEPLOYMENTS, PULL_REQUESTS, PUSHES, RELEASES, RUNS, STAGES } from "./tables";

/** A change with the source that told it. */
export type Told<C extends Change = Change> = { source: DeliverySource; change: C };

/** What is known of the things that some deliveries are about. */
export type Known = ReturnType<typeof emptyShelves>;

/** What is known of all that these changes are about, in a statement for each kind of thing. The sources must be locked. */
export async function readKnown(tx: Statements, told: readonly Told[]): Promise<Known> {
  const known = emptyShelves();
  const keyOf = ({ source, change }: Told<Exclude<Change, { type: "alertGroup" }>>) => ({ sourceId: source.id, repository: change.repository });
  const named = <T extends "deployment" | "pullRequest" | "release" | "alert">(type: T) => of(told, type).map((one) => ({ ...keyOf(one as Told<Extract<Change, { type: T }>>), externalId: (one.change as { externalId: string }).externalId }));
  const stages = of(told, "stage").map((one) => ({ ...keyOf(one), externalId: one.change.runExternalId, attempt: one.change.attempt, stage: one.change.externalId }));
  const runs = of(told, "run").map((one) => ({ ...keyOf(one), externalId: one.change.externalId, attempt: one.change.attempt }));
  const pushes = of(told, "push");
  await Promise.all([
    known.runs.read(tx, [...runs, ...stages]),
    readStages(tx, known, stages),
    known.deployments.read(tx, named("deployment")),
    known.pullRequests.read(tx, named("pullRequest")),
    known.releases.read(tx, named("release")),
    known.alerts.read(tx, named("alert")),
    known.commits.read(tx, pushes.flatMap((one) => one.change.facts.commits.map(({ sha }) => ({ ...keyOf(one), sha })))),
    known.pushes.read(tx, pushes.flatMap((one) => (one.change.facts.moved ? [{ ...keyOf(one), ...one.change.facts.moved, before: one.change.facts.moved.before ?? "" }] : []))),
    readAlertsBeside(tx, known, told),
  ]);
  return known;
}

/** By what their runs are called, which are read at the same time. */
async function readStages(tx: Statements, known: Known, stages: readonly object[]): Promise<void> {
  if (stages.length === 0) return;
  known.stages.take(await readWhere(tx, STAGES, Prisma.sql`WHERE t."id" IN (
    SELECT s."id" FROM jsonb_to_recordset(${toJson(stages)}::jsonb) AS k("sourceId" uuid, "repository" text, "externalId" text, "attempt" int, "stage" text)
    JOIN "PipelineRun" r ON r."sourceId" = k."sourceId" AND r."repository" = k."repository" AND r."externalId" = k."externalId" AND r."attempt" = k."attempt"
    JOIN "Stage" s ON s."runId" = r."id" AND s."externalId" = k."stage")`));
}

/** Writes what has become known. All of it has been sent when this returns. */
export async function writeKnown(tx: Statements, known: Known): Promise<void> {
  // Runs first, for stages refer to them.
  await Promise.all([known.runs, known.stages, known.deployments, known.pullRequests, known.commits, known.pushes, known.releases, known.alerts].map((shelf) => shelf.write(tx)));
}

function emptyShelves() {
  return {
    runs: new Shelf(RUNS),
    stages: new Shelf(STAGES),
    deployments: new Shelf(DEPLOYMENTS),
    pullRequests: new Shelf(PULL_REQUESTS),
    commits: new Shelf(COMMITS),
    pushes: new Shelf(PUSHES),
    releases: new Shelf(RELEASES),
    alerts: new Shelf(ALERTS),
  };
}

function of<T extends Change["type"]>(told: readonly Told[], type: T): Told<Extract<Change, { type: T }>>[] {
  return told.filter((one): one is Told<Extract<Change, { type: T }>> => one.change.type === type);
}

/** The other alerts that a report may end: earlier and later ones of its series, and those of its group. */
async function readAlertsBeside(tx: Statements, known: Known, told: readonly Told[]): Promise<void> {
  const series = of(told, "alert").flatMap(({ source, change }) => (change.series === undefined ? [] : [{ sourceId: source.id, repository: change.repository, series: change.series, group: null }]));
  const groups = of(told, "alertGroup").map(({ source, change }) => ({ sourceId: source.id, repository: change.repository, series: null, group: change.group }));
  if (series.length + groups.length === 0) return;
  const beside = await readWhere(tx, ALERTS, Prisma.sql`WHERE EXISTS (
    SELECT FROM jsonb_to_recordset(${toJson([...series, ...groups])}::jsonb) AS k("sourceId" uuid, "repository" text, "series" text, "group" text)
    WHERE t."sourceId" = k."sourceId" AND t."repository" = k."repository"
      AND (starts_with(t."externalId", k."series" || ' ') OR (t."group" = k."group" AND t."status" = 'FIRING')))`);
  known.alerts.take(beside);
}
