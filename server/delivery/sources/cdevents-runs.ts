import type { Change } from "../domain/changes";
import { isOver, type RunStatus } from "../domain/run-status";
import { type StageKind, stageKind } from "../domain/stage-kind";
import { branchOf, type Event, keysIn, pageOf, said, shaOf } from "./cdevents-event";
import { runFacts, stageFacts } from "./facts";
import { statusOfWord } from "./status-words";

const UNDER_WAY: ReadonlyMap<string, RunStatus> = new Map([["queued", "QUEUED"], ["started", "RUNNING"]]);

/** How far it is. What is finished without an outcome is known to have gone well only where it has something to show for it. */
function statusOf({ predicate, content }: Event, shown: boolean): RunStatus {
  if (predicate !== "finished") return UNDER_WAY.get(predicate) ?? "UNKNOWN";
  if (content.outcome !== null) return statusOfWord(content.outcome);
  if (content.errors !== null) return "FAILED";
  return shown ? "SUCCESS" : "UNKNOWN";
}

function timesOf({ predicate, at }: Event, status: RunStatus) {
  return { startedAt: predicate === "started" ? at : null, finishedAt: isOver(status) ? at : null, producerAt: at };
}

function attemptOf(event: Event): number {
  const attempt = Number(said(event, "attempt") ?? 1);
  return Number.isInteger(attempt) && attempt >= 1 && attempt <= 1_000_000 ? attempt : 1;
}

/** A run of a pipeline, with the branch, the commit and the cards that its producer added: the vocabulary has none of them. */
export function pipelineRun(event: Event): Change[] {
  const { repository, subject, content } = event;
  return [runChange(event, { repository, externalId: subject, name: content.pipelineName ?? "pipeline", status: statusOf(event, false) })];
}

function runChange(event: Event, { repository, externalId, name, status }: { repository: string; externalId: string; name: string; status: RunStatus }): Change {
  const title = said(event, "title");
  const facts = runFacts({
    name,
    status,
    title: [title, ...keysIn(event).filter((key) => !title?.includes(key))].filter(Boolean).join(" ") || null,
    trigger: said(event, "trigger"),
    branch: branchOf(event),
    sha: shaOf(event),
    commitMessage: said(event, "message", "commitmessage"),
    actor: said(event, "actor", "author", "user"),
    url: pageOf(event),
    createdAt: event.at,
    ...timesOf(event, status),
  });
  return { type: "run", repository, externalId, attempt: attemptOf(event), facts };
}

type Kind = { kind: StageKind | null; name: string; /** Whether an end without an outcome has something to show. */ shown?: boolean };

/** A stage of the run that it names; one that names none, as builds and test suites need not, is a run of its own with one stage. */
function stageOf(event: Event, { kind, name, shown = false }: Kind): Change[] {
  const { content, subject, at } = event;
  const status = statusOf(event, shown);
  const facts = stageFacts({ name, kind: kind ?? stageKind(name, content.pipelineName ?? ""), status, url: pageOf(event), ...timesOf(event, status) });
  const of = content.pipelineRun?.id ?? said(event, "pipelinerun", "pipelinerunid");
  const repository = (of === null ? null : content.pipelineRun?.source) ?? event.repository;
  const externalId = of ?? `${name} ${subject}`;
  const run = { name: of === null ? name : (content.pipelineName ?? "pipeline"), branch: branchOf(event), sha: shaOf(event), createdAt: at };
  const stage: Change = { type: "stage", repository, runExternalId: externalId, attempt: attemptOf(event), externalId: subject, facts, run };
  return of === null ? [runChange(event, { repository, externalId, name, status }), stage] : [stage];
}

export function taskRun(event: Event): Change[] {
  return stageOf(event, { kind: null, name: event.content.taskName ?? event.subject.slice(0, 300) });
}

/** A build ends with an artifact, and without an outcome. */
export function build(event: Event): Change[] {
  return stageOf(event, { kind: "BUILD", name: said(event, "name") ?? "build", shown: event.content.artifactId !== null });
}

export function testSuiteRun(event: Event): Change[] {
  return stageOf(event, { kind: "TEST", name: event.content.testSuite?.name ?? event.content.testSuite?.id ?? "test" });
}

/** A test case that runs in no suite; within one, the suite stands for it. */
export function testCaseRun(event: Event): Change[] {
  if (event.content.testSuiteRun !== null) return [];
  return stageOf(event, { kind: "TEST", name: event.content.testCase?.name ?? event.content.testCase?.id ?? "test" });
}
