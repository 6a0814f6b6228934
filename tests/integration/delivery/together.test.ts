import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Answer } from "@/server/delivery/apply-delivery";
import { setAutomationInput } from "@/server/delivery/contracts";
import { createSource } from "@/server/delivery/create-source";
import { listStrips } from "@/server/delivery/queries/list-strips";
import { receiveDelivery } from "@/server/delivery/receive-delivery";
import { setAutomation } from "@/server/delivery/set-automation";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { describeOnBoth } from "@/tests/support/database";
import { REPOSITORY, SECRET, type SignedDelivery, signed, storyOf } from "@/tests/support/github-deliveries";
import { pullRequestMessage } from "@/tests/support/github-messages";
import { chunksOf } from "@/tests/support/told-in-any-order";
import { prove, STORIES } from "@/tests/support/source-stories";

/** One more than the board takes In Work. */
const CARDS = [1, 2, 3];
const PATIENCE = 240_000;
const OTHERS = ["gitlab", "generic", "sonarqube"] as const;

async function aBoard(db: Db, rules: Partial<typeof setAutomationInput._input>) {
  const board = await aBoardWithSource(db, { cards: CARDS.map((number) => `Card ${number}`) });
  await setAutomation(db, board.sm.actor, setAutomationInput.parse({ key: board.key, ...rules }));
  const sources = new Map<string, string>([["github", board.source.id]]);
  for (const kind of OTHERS) sources.set(kind, (await createSource(db, board.sm.actor, { key: board.key, kind, name: kind, secret: SECRET })).id);
  return { ...board, sources };
}

type Board = Awaited<ReturnType<typeof aBoard>>;
type Message = { kind: string; delivery: SignedDelivery & { key?: string } };

/** What four systems tell of the cards of a board. */
function messagesOf({ key }: Board): Message[] {
  const github = CARDS.flatMap((number) => storyOf(`${key}-${number}`, { runId: 1000 + number * 10, shaSeed: `a${number}` }).map((message, index): Message => ({ kind: "github", delivery: signed(message, { id: `${number} ${index}` }) })));
  const others = OTHERS.flatMap((kind) => (STORIES.find((story) => story.kind === kind && story.secret === SECRET)?.sent(`${key}-2`) ?? []).map((sent): Message => ({ kind, delivery: prove(kind, sent, SECRET) })));
  return [...github, ...others];
}

/** Tells the messages of this order, those of a chunk at the same time; returns the answer to each, in its order. */
async function tell(db: Db, board: Board, chunks: readonly (readonly number[])[]): Promise<Answer[]> {
  const messages = messagesOf(board);
  return tellThese(db, board, chunks.map((chunk) => chunk.map((index) => messages[index] as Message)));
}

async function tellThese(db: Db, board: Board, chunks: readonly (readonly Message[])[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const chunk of chunks) answers.push(...(await Promise.all(chunk.map(({ kind, delivery }) => receiveDelivery(db, { sourceId: board.sources.get(kind) ?? "", ...delivery })))));
  return answers;
}

/** All that a board knows and shows in the end, whatever its key is. */
async function endOf(db: Db, board: Board) {
  const cards = await db.card.findMany({ where: { boardId: board.id }, orderBy: { number: "asc" }, select: { number: true, column: true, blockedReason: true } });
  const strips = [...(await listStrips(db, board.id, CARDS)).values()].map(({ strip, held }) => ({ strip, held: held && { ...held, at: "" } }));
  return plain(board, { knowledge: await knowledgeOf(db, board.id), cards, strips });
}

function plain<T>(board: { key: string }, value: T): T {
  const text = JSON.stringify(value, (name, one: unknown) => (typeof one === "bigint" ? String(one) : name === "id" || name === "runId" ? undefined : one));
  return JSON.parse(text.replaceAll(new RegExp(`${board.key}(?=-)`, "gi"), "KEY")) as T;
}

/** The last that the history of each card says of each thing. */
async function lastTold(db: Db, board: Board) {
  const events = await db.historyEvent.findMany({ where: { boardId: board.id, cardId: { not: null } }, orderBy: [{ version: "asc" }, { ordinal: "asc" }], include: { card: true } });
  const last = new Map<string, unknown>();
  for (const { kind, card, data } of events) {
    const { run, attempt, deployment, number, sha, status, state, title } = data as Record<string, string | undefined>;
    if (kind.endsWith(".changed") || kind === "commits.pushed") last.set([card?.number, kind, run, attempt, deployment, number, sha].join(" "), [status, state, title]);
  }
  return plain(board, [...last].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Any order of all messages, of which each seventh comes twice, and how many come at a time. */
function orders(count: number) {
  const all = [...Array(count).keys()].flatMap((index) => (index % 7 === 0 ? [index, index] : [index]));
  return fc.tuple(
    fc.shuffledSubarray([...all.keys()], { minLength: all.length }).map((places) => places.map((place) => all[place] as number)),
    fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 5, maxLength: 5 }),
  );
}

describeOnBoth("deliveries applied together", (aDb) => {
  let db: Db;
  beforeAll(async () => {
    db = await aDb();
  });

  async function compared(rules: Parameters<typeof aBoard>[1], expectAnswers: (together: Answer[], alone: Answer[]) => void, numRuns: number) {
    const count = messagesOf(await aBoard(db, rules)).length;
    await fc.assert(
      fc.asyncProperty(orders(count), async ([order, sizes]) => {
        const [one, other] = [await aBoard(db, rules), await aBoard(db, rules)];
        const alone = await tell(db, one, order.map((index) => [index]));
        const together = await tell(db, other, chunksOf(order, sizes));
        expect(await endOf(db, other)).toEqual(await endOf(db, one));
        expect(await lastTold(db, other)).toEqual(await lastTold(db, one));
        expectAnswers(plain(other, together), plain(one, alone));
        const kept = await db.delivery.groupBy({ by: ["outcome"], where: { source: { boardId: other.id } }, _count: true });
        expect(new Map(kept.map(({ outcome, _count }) => [outcome as string, _count]))).toEqual(new Map(["APPLIED", "IGNORED"].map((outcome) => [outcome, together.filter((answer) => answer.outcome === outcome).length] as const).filter(([, some]) => some > 0)));
      }),
      { numRuns },
    );
  }

  test("end as one after the other, and each has its own answer", { timeout: PATIENCE }, async () => {
    await compared({}, (together, alone) => {
      for (const [index, { outcome, reason, cards }] of alone.entries()) {
        const answer = together[index] as Answer;
        // What the others of its batch told is known by the time it is answered: nothing but that can make a card of none.
        if (reason === "no_card" && answer.cards.length > 0) expect(answer.reason ?? "nothing_new").toBe("nothing_new");
        else expect([answer.outcome, answer.reason]).toEqual([outcome, reason]);
        expect(answer.cards).toEqual(expect.arrayContaining(cards));
      }
    }, 3);
  });

  test("on a board with rules do what the rules want after each, and answer the same", { timeout: PATIENCE }, async () => {
    await compared({ pullOnCommit: true, finishOn: "MERGED", blockOnFailure: true }, (together, alone) => expect(together).toEqual(alone), 2);
  });

  test("of which one cannot be applied are all applied but that", { timeout: PATIENCE }, async () => {
    const board = await aBoard(db, {});
    const messages = messagesOf(board);
    await db.$executeRaw`ALTER TABLE "Deployment" ADD CONSTRAINT "refuse_for_now" CHECK ("environment" <> 'qa') NOT VALID`;
    const together = await tell(db, board, [[...messages.keys()]]);
    const refused = messages.flatMap(({ delivery: { headers } }, index) => (headers["x-github-event"]?.startsWith("deployment") ? [index] : []));
    expect(together.flatMap(({ outcome }, index) => (outcome === "FAILED" ? [index] : []))).toEqual(refused);
    await db.$executeRaw`ALTER TABLE "Deployment" DROP CONSTRAINT "refuse_for_now"`;
    const again = await tell(db, board, [refused, refused]);
    // Which of them is looked up first, and has something to say, is anyone's guess.
    for (const { outcome, reason } of again.slice(0, refused.length)) expect([outcome, reason]).toEqual(outcome === "APPLIED" ? ["APPLIED", undefined] : ["IGNORED", "nothing_new"]);
    expect(again.slice(refused.length).map(({ outcome }) => outcome)).toEqual(refused.map(() => "DUPLICATE"));
    const whole = await aBoard(db, {});
    await tell(db, whole, [[...messages.keys()]]);
    expect(await endOf(db, board)).toEqual(await endOf(db, whole));
  });

  test("to two boards at once end on each as on one alone", { timeout: PATIENCE }, async () => {
    const count = messagesOf(await aBoard(db, {})).length;
    await fc.assert(
      fc.asyncProperty(orders(count), orders(count), async (some, others) => {
        const [alone, ...boards] = [await aBoard(db, {}), await aBoard(db, {}), await aBoard(db, {})];
        await tell(db, alone, [...Array(count).keys()].map((index) => [index]));
        await Promise.all([some, others].map(([order, sizes], index) => tell(db, boards[index] as Board, chunksOf(order, sizes))));
        for (const board of boards) expect(await endOf(db, board)).toEqual(await endOf(db, alone));
      }),
      { numRuns: 2 },
    );
  });

  test("of which one takes back what another has named are told to the card that had it", async () => {
    const board = await aBoard(db, {});
    const pull = (title: string, minute: number): Message => {
      const at = (count: number) => new Date(Date.UTC(2026, 10, 2, 9, count));
      return { kind: "github", delivery: signed(pullRequestMessage(REPOSITORY, { number: 4, action: "edited", title, branch: "x", headSha: "d".repeat(40), author: "eve", openedAt: at(0), at: at(minute) })) };
    };
    const answers = await tellThese(db, board, [[pull(`${board.key}-1 Round`, 1), ...messagesOf(board).slice(-2), pull(`${board.key}-3 Round`, 2), pull("Round", 3)]]);
    expect([answers[0], answers[3], answers[4]]).toEqual([
      { outcome: "APPLIED", cards: [`${board.key}-1`] },
      { outcome: "APPLIED", cards: [`${board.key}-3`] },
      { outcome: "IGNORED", reason: "no_card", cards: [] },
    ]);
    const events = await db.historyEvent.findMany({ where: { boardId: board.id, kind: "pull_request.changed" }, orderBy: [{ version: "asc" }, { ordinal: "asc" }], include: { card: true } });
    const told = events.filter(({ data }) => (data as { number?: number }).number === 4).map(({ card, data }) => [card?.number, (data as { unlinked?: boolean }).unlinked ?? false]);
    expect(told).toEqual([[1, false], [3, false], [1, true], [3, true]]);
  });

  test("of which some are the same are applied once, and the others know what became of it", async () => {
    const board = await aBoard(db, {});
    const answers = await tell(db, board, [[0, 0, 24, 0]]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(["APPLIED", "DUPLICATE", "APPLIED", "DUPLICATE"]);
    expect(new Set([answers[0], answers[1], answers[3]].map((answer) => answer?.cards.join()))).toEqual(new Set([`${board.key}-1`]));
  });
});
