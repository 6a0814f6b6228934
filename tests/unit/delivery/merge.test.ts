import fc from "fast-check";
import { expect, test } from "vitest";
import type { AlertFacts, CommitFacts, DeploymentFacts, PullRequestFacts, ReleaseFacts, RunFacts, StageFacts } from "@/server/delivery/domain/changes";
import { mergeAlert, mergeCommit, mergeDeployment, mergePullRequest, mergeRelease, mergeRun, mergeStage, stubRun } from "@/server/delivery/domain/merge";
import { compareStamps } from "@/server/delivery/domain/newer";
import { DEPLOYMENT_STATUSES, PULL_REQUEST_STATES, RUN_STATUSES, type RunStatus } from "@/server/delivery/domain/run-status";
import { STAGE_KINDS } from "@/server/delivery/domain/stage-kind";

const minute = (count: number) => new Date(Date.UTC(2026, 10, 2, 9, count));
const someTime = fc.option(fc.integer({ min: 0, max: 3 }).map(minute));
const someGeneration = fc.option(fc.bigInt({ min: 1n, max: 3n }));
const someUrl = fc.option(fc.constantFrom("https://a.example/", "https://b.example/"));

const aRun: RunFacts = { ...stubRun({ name: "CI", branch: "main", sha: "a1", createdAt: minute(0) }), status: "QUEUED", producerAt: minute(0) };
const someRun = fc.record({ status: fc.constantFrom(...RUN_STATUSES), producerAt: someTime, url: someUrl, generation: someGeneration, startedAt: someTime, createdAt: someTime }).map((some): RunFacts => ({ ...aRun, ...some }));
const someStage = fc
  .record({ status: fc.constantFrom(...RUN_STATUSES), producerAt: someTime, url: someUrl, generation: someGeneration, startedAt: someTime, kind: fc.constantFrom(...STAGE_KINDS) })
  .map((some): StageFacts => ({ name: "test", finishedAt: null, conditions: null, ...some }));
const someDeployment = fc
  .record({
    status: fc.constantFrom(...DEPLOYMENT_STATUSES),
    statusId: fc.option(fc.bigInt({ min: 1n, max: 4n })),
    producerAt: someTime,
    startedAt: someTime,
    finishedAt: someTime,
    succeededAt: someTime,
    createdAt: someTime,
    runExternalId: fc.option(fc.constantFrom("7", "8")),
    answerTo: fc.option(fc.record({ url: fc.constantFrom("https://a.example/", "https://b.example/"), environment: fc.constant("qa"), app: fc.constant(null), installation: fc.option(fc.constant("3")) })),
    mentions: fc.subarray(["ERP-1", "ERP-2"]),
    url: someUrl,
  })
  .map((some): DeploymentFacts => ({ environment: "qa", tier: "TESTING", service: null, version: null, strategy: null, kind: null, sha: "a1", ref: "main", description: null, ...some, mentions: [...some.mentions] }));
const somePullRequest = fc
  .record({ state: fc.constantFrom(...PULL_REQUEST_STATES), producerAt: someTime, title: fc.constantFrom("a", "b"), mergedAt: someTime, author: fc.option(fc.constantFrom("dana", "kim")) })
  .map((some): PullRequestFacts => ({
    number: 1, body: "", branch: "x", headRepository: null, headSha: "a1", mergeSha: null, url: null, openedAt: null, ...some,
  }));
const someRelease = fc
  .record({ tag: fc.constantFrom("v1", "v2"), isPrerelease: fc.boolean(), producerAt: someTime, url: someUrl })
  .map((some): ReleaseFacts => ({ name: null, notes: null, publishedAt: null, ...some }));
const someAlert = fc
  .record({
    title: fc.constantFrom("a", "b"),
    description: fc.option(fc.constantFrom("a", "b")),
    resolvedAt: someTime,
    startedAt: fc.integer({ min: 0, max: 3 }).map(minute),
    mentions: fc.subarray(["A-1", "A-2"]),
    url: someUrl,
  })
  .map((some): AlertFacts => ({ status: some.resolvedAt === null ? "FIRING" : "RESOLVED", severity: null, environment: null, service: null, group: null, ...some }));
const someCommit = fc
  .record({ branches: fc.subarray(["main", "x", "y"]), message: fc.constantFrom("a", "b") })
  .map((some): CommitFacts => ({ sha: "a1", author: null, authoredAt: null, url: null, ...some }));

const queuedAndWaitingOfOneInstant = (reports: { status: RunStatus; producerAt: Date | null }[]) =>
  reports.some((a) => a.status === "QUEUED" && reports.some((b) => b.status === "WAITING" && a.producerAt?.getTime() === b.producerAt?.getTime()));

/** Folds the reports in both orders, and each twice, and expects one end. */
function endsTheSame<T>(one: fc.Arbitrary<T>, merge: (known: T | null, report: T) => T, except: (reports: T[]) => boolean = () => false) {
  const shuffled = fc.array(one, { minLength: 1, maxLength: 6 }).chain((reports) =>
    fc.tuple(fc.constant(reports), fc.shuffledSubarray([...reports, ...reports], { minLength: reports.length * 2, maxLength: reports.length * 2 })),
  );
  fc.assert(
    fc.property(shuffled, ([reports, again]) => {
      fc.pre(!except(reports));
      const fold = (all: T[]) => all.reduce<T | null>(merge, null);
      expect(fold(again)).toEqual(fold([...reports, ...reports]));
    }),
    { numRuns: 500 },
  );
}

test("runs end the same in any order and however often told", () => endsTheSame(someRun, mergeRun, queuedAndWaitingOfOneInstant));
test("stages do", () => endsTheSame(someStage, mergeStage, queuedAndWaitingOfOneInstant));
test("deployments do", () => endsTheSame(someDeployment, mergeDeployment));
test("pull requests do", () => endsTheSame(somePullRequest, mergePullRequest));
test("releases do", () => endsTheSame(someRelease, mergeRelease));
test("alerts do", () => endsTheSame(someAlert, mergeAlert));
test("commits do", () => endsTheSame(someCommit, mergeCommit));

test("a pull request keeps the title, branch and commit that its newest report does not tell, and loses the text that it empties", () => {
  const told: PullRequestFacts = { number: 1, title: "A-1", body: "Closes A-2", branch: "x", headRepository: "r", headSha: "a1", mergeSha: null, state: "OPEN", author: null, url: null, openedAt: null, mergedAt: null, producerAt: minute(1) };
  const bare: PullRequestFacts = { ...told, title: "", body: "", branch: "", headRepository: null, headSha: "", state: "MERGED", producerAt: minute(2) };
  const merged = { ...told, body: "", state: "MERGED", producerAt: minute(2) };
  expect([mergePullRequest(told, bare), mergePullRequest(bare, told)]).toEqual([merged, merged]);
});

test("an alert began when the first report says, and keeps what only one report tells", () => {
  const told: AlertFacts = { title: "a", description: "why", status: "FIRING", severity: "page", environment: null, service: null, group: null, mentions: ["A-1"], url: null, startedAt: minute(1), resolvedAt: null };
  const ended: AlertFacts = { ...told, description: null, severity: null, mentions: [], status: "RESOLVED", startedAt: minute(5), resolvedAt: minute(5) };
  expect(mergeAlert(ended, told)).toEqual({ ...told, status: "RESOLVED", resolvedAt: minute(5) });
});

test("a stub never stands in the way of the run itself, whichever comes first", () => {
  const stub = stubRun({ name: "CI", branch: "main", sha: "a1", createdAt: minute(0) });
  expect(mergeRun(stub, aRun)).toBe(aRun);
  expect(mergeRun(aRun, stub)).toBe(aRun);
});

test("what is over is not begun again by a late report, however late its time", () => {
  const over = { ...aRun, status: "SUCCESS" as const, producerAt: minute(5) };
  expect(mergeRun(over, { ...aRun, status: "RUNNING", producerAt: minute(9) })).toBe(over);
});

test("behind an approval gate a stage goes from queued to waiting to queued within one second", () => {
  const stage: StageFacts = { name: "prod", kind: "DEPLOY", status: "QUEUED", url: null, startedAt: null, finishedAt: null, producerAt: minute(1), generation: null, conditions: null };
  const waiting = mergeStage(stage, { ...stage, status: "WAITING" });
  expect(waiting.status).toBe("WAITING");
  expect(mergeStage(waiting, { ...stage, status: "QUEUED" }).status).toBe("QUEUED");
});

test("a stage that started in the second it was queued is running, whichever is heard first", () => {
  const stage: StageFacts = { name: "test", kind: "TEST", status: "QUEUED", url: null, startedAt: null, finishedAt: null, producerAt: minute(1), generation: null, conditions: null };
  const running = { ...stage, status: "RUNNING" as const };
  expect(mergeStage(running, stage)).toBe(running);
  expect(mergeStage(stage, running)).toBe(running);
});

test("a deployment that was superseded keeps when it succeeded", () => {
  const base = { environment: "qa", tier: "TESTING" as const, service: null, version: null, strategy: null, kind: null, sha: "a1", ref: null, description: null, mentions: [], runExternalId: null, answerTo: null, url: null, createdAt: minute(0), startedAt: null };
  const success: DeploymentFacts = { ...base, status: "SUCCESS", statusId: 2n, finishedAt: minute(2), succeededAt: minute(2), producerAt: minute(2) };
  const inactive: DeploymentFacts = { ...base, status: "SUPERSEDED", statusId: 3n, finishedAt: null, succeededAt: null, producerAt: minute(8) };
  expect(mergeDeployment(inactive, success)).toMatchObject({ status: "SUPERSEDED", succeededAt: minute(2), finishedAt: minute(2) });
});

test("a higher attempt is newer than anything of a lower one", () => {
  const first = { attempt: 1, status: "SUCCESS" as const, at: minute(9) };
  expect(compareStamps({ attempt: 2, status: "QUEUED", at: minute(1) }, first)).toBeGreaterThan(0);
});
