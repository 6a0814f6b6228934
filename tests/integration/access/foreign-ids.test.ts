import { beforeAll, describe, expect, test } from "vitest";
import { addComment } from "@/server/board/write-comment";
import { editChecklist } from "@/server/board/edit-checklist";
import { createSource } from "@/server/delivery/create-source";
import type { Actor } from "@/server/people/domain/actor";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, aWaitingDeployment } from "@/tests/support/a-source";
import type { RetroStep } from "@/server/scrum/domain/retro-step";
import { addEpic } from "@/server/scrum/edit-epics";
import { saveView } from "@/server/scrum/save-view";
import { setReadiness } from "@/server/scrum/set-readiness";
import { startEvent } from "@/server/scrum/hold-event";
import { startSprint } from "@/server/scrum/start-sprint";
import { addFeedback } from "@/server/scrum/take-feedback";
import { aRetro } from "@/tests/support/a-retro";
import { aSprint } from "@/tests/support/a-sprint";
import { aDatabase } from "@/tests/support/database";
import { storyOf } from "@/tests/support/github-deliveries";
import { call } from "./call";
import { contents } from "./contents";
import { takenBack } from "./taken-back";

type Asked = { key: string; card: string; workspace: string; email: string; userId: string; commentId: string; itemId: string; sourceId: string; deliveryId: string; runId: string; deploymentId: string; waitingId: string; environmentId: string; epicId: string; lineId: string; viewId: string; feedback: string; notes: Record<"WRITE" | "GROUP" | "VOTE" | "DECIDE", { sprint: number; note: string }> };
type Made = (own: Asked, other: Asked) => Record<string, unknown>;

const NOBODY = "0192f0a0-0000-7000-8000-000000000000";
const NO_NOTES = { notes: { WRITE: { sprint: 0, note: NOBODY }, GROUP: { sprint: 0, note: NOBODY }, VOTE: { sprint: 0, note: NOBODY }, DECIDE: { sprint: 0, note: NOBODY } } };
/** Of one's own retrospective at this step, with a note of the other's. */
const noteOf = (step: keyof Asked["notes"], own: Asked, other: Asked, more: Record<string, unknown> = {}) => ({ key: own.key, sprint: own.notes[step].sprint, note: other.notes[step].note, ...more });

/** Every place where an input names a thing of a board besides the board or card that the right is asked for. */
const PLACES: [says: string, procedure: string, make: Made, nothing: Partial<Asked>][] = [
  ["the card before a new one", "card.create", ({ key }, { card }) => ({ key, title: "x", after: card }), { card: "OTHER-1" }],
  ["the card before a moved one", "card.move", ({ card }, other) => ({ cardKey: card, to: "BACKLOG", after: other.card }), { card: "OTHER-1" }],
  ["an assignee of a new card, by id", "card.create", ({ key }, { userId }) => ({ key, title: "x", assignees: [userId] }), { userId: NOBODY }],
  ["an assignee of a new card, by address", "card.create", ({ key }, { email }) => ({ key, title: "x", assignees: [email] }), { email: "nobody@example.org" }],
  ["an assignee among own ones", "card.edit", (own, { userId }) => ({ cardKey: own.card, assignees: [own.userId, userId] }), { userId: NOBODY }],
  ["a comment to edit", "card.editComment", ({ card }, { commentId }) => ({ cardKey: card, commentId, body: "x" }), { commentId: NOBODY }],
  ["a comment to delete", "card.deleteComment", ({ card }, { commentId }) => ({ cardKey: card, commentId }), { commentId: NOBODY }],
  ["an item of a checklist to remove", "card.editChecklist", ({ card }, { itemId }) => ({ cardKey: card, change: { type: "remove", itemId } }), { itemId: NOBODY }],
  ["an item of a checklist to check", "card.editChecklist", ({ card }, { itemId }) => ({ cardKey: card, change: { type: "check", itemId, done: true } }), { itemId: NOBODY }],
  ["a workspace for a board", "board.create", (_, { workspace }) => ({ key: "NEWBOARD", name: "x", workspace }), { workspace: "nowhere" }],
  ["a member to change", "board.updateMember", ({ key }, { email }) => ({ key, email, counted: false }), { email: "nobody@example.org" }],
  ["a member to remove", "board.removeMember", ({ key }, { email }) => ({ key, email }), { email: "nobody@example.org" }],
  ["a member to invite again", "board.inviteAgain", ({ key }, { email }) => ({ key, email }), { email: "nobody@example.org" }],
  ["a source to remove", "delivery.removeSource", ({ key }, { sourceId }) => ({ key, id: sourceId }), { sourceId: NOBODY }],
  ["a source whose jobs to name", "delivery.setStageRules", ({ key }, { sourceId }) => ({ key, id: sourceId, rules: [] }), { sourceId: NOBODY }],
  ["a delivery to read", "delivery.delivery", ({ key }, { deliveryId }) => ({ key, id: deliveryId }), { deliveryId: NOBODY }],
  ["a delivery to apply again", "delivery.replay", ({ key }, { deliveryId }) => ({ key, id: deliveryId }), { deliveryId: NOBODY }],
  ["where a list of deliveries goes on", "delivery.deliveries", ({ key }, { deliveryId }) => ({ key, cursor: deliveryId }), { deliveryId: NOBODY }],
  ["where a list of runs goes on", "delivery.runs", ({ key }, { runId }) => ({ key, cursor: runId }), { runId: NOBODY }],
  ["where a list of deployments goes on", "delivery.deployments", ({ key }, { deploymentId }) => ({ key, cursor: deploymentId }), { deploymentId: NOBODY }],
  ["a deployment to decide", "delivery.decide", ({ key }, { waitingId }) => ({ key, id: waitingId, decision: "APPROVED", note: "" }), { waitingId: NOBODY }],
  ["an environment to keep", "delivery.setEnvironments", ({ key }, { environmentId }) => ({ key, environments: [{ id: environmentId, name: "x", tier: "TESTING" }] }), { environmentId: NOBODY }],
  ["the environment that finishes a card", "delivery.setAutomation", ({ key }, { environmentId }) => ({ key, finishOn: "DEPLOYED", finishEnvironmentId: environmentId }), { environmentId: NOBODY }],
  ["a run to tie a card to", "delivery.link", ({ card }, { runId }) => ({ cardKey: card, what: "run", id: runId, linked: true }), { runId: NOBODY }],
  ["a deployment to untie a card from", "delivery.link", ({ card }, { deploymentId }) => ({ cardKey: card, what: "deployment", id: deploymentId, linked: false }), { deploymentId: NOBODY }],
  ["a card to put into a sprint", "scrum.schedule", ({ key }, { card }) => ({ key, sprint: 1, cards: [card] }), { card: "OTHER-1" }],
  ["a card to rank", "backlog.rank", ({ key }, { card }) => ({ key, cards: [card], place: { to: "BOTTOM" } }), { card: "OTHER-1" }],
  ["the card to rank behind", "backlog.rank", (own, { card }) => ({ key: own.key, cards: [own.card], place: { to: "AFTER", card } }), { card: "OTHER-1" }],
  ["a card to change among own ones", "backlog.change", (own, { card }) => ({ key: own.key, cards: [own.card, card], change: { points: 3 } }), { card: "OTHER-1" }],
  ["an epic for cards", "backlog.change", (own, { epicId }) => ({ key: own.key, cards: [own.card], change: { epic: epicId } }), { epicId: NOBODY }],
  ["an assignee for cards", "backlog.change", (own, { userId }) => ({ key: own.key, cards: [own.card], change: { assignees: [userId] } }), { userId: NOBODY }],
  ["an epic to edit", "backlog.editEpic", ({ key }, { epicId }) => ({ key, epic: epicId, name: "x" }), { epicId: NOBODY }],
  ["an item to split off", "backlog.split", ({ card }, { itemId }) => ({ cardKey: card, points: null, parts: [{ title: "x", items: [itemId] }] }), { itemId: NOBODY }],
  ["a duplicate to merge", "backlog.merge", (own, { card }) => ({ key: own.key, keep: own.card, duplicates: [card] }), { card: "OTHER-1" }],
  ["the card that stays of a merge", "backlog.merge", (own, { card }) => ({ key: own.key, keep: card, duplicates: [own.card] }), { card: "OTHER-1" }],
  ["a line of the Definition of Ready to keep", "readiness.set", ({ key }, { lineId }) => ({ key, lines: [{ id: lineId, text: "x" }] }), { lineId: NOBODY }],
  ["a line of the Definition of Ready to meet", "readiness.tick", ({ card }, { lineId }) => ({ cardKey: card, line: lineId, met: true }), { lineId: NOBODY }],
  ["a view to rename", "views.edit", ({ key }, { viewId }) => ({ key, view: viewId, name: "x" }), { viewId: NOBODY }],
  ["a view to delete", "views.remove", ({ key }, { viewId }) => ({ key, view: viewId }), { viewId: NOBODY }],
  ["a note to edit", "retro.editNote", (own, other) => noteOf("WRITE", own, other, { text: "x" }), NO_NOTES],
  ["a note to take back", "retro.deleteNote", (own, other) => noteOf("WRITE", own, other), NO_NOTES],
  ["a note to group", "retro.group", (own, other) => noteOf("GROUP", own, other, { with: null }), NO_NOTES],
  ["a note to put one with", "retro.group", (own, other) => noteOf("GROUP", own, own, { with: other.notes.GROUP.note }), NO_NOTES],
  ["a note to vote for", "retro.vote", (own, other) => noteOf("VOTE", own, other, { votes: 1 }), NO_NOTES],
  ["a note to act on", "retro.addAction", (own, other) => noteOf("DECIDE", own, other, { title: "x", owner: own.userId, dueOn: "2026-12-18" }), NO_NOTES],
  ["the owner of an action", "retro.addAction", (own, other) => noteOf("DECIDE", own, own, { title: "x", owner: other.userId, dueOn: "2026-12-18" }), { userId: NOBODY }],
  ["who has the next word", "events.turn", ({ key }, { userId }) => ({ key, from: null, to: userId }), { userId: NOBODY }],
  ["the card that feedback is about", "events.addFeedback", ({ key, notes }, { card }) => ({ key, sprint: notes.WRITE.sprint, text: "x", about: card }), { card: "OTHER-1" }],
  ["feedback to remove", "events.removeFeedback", ({ key, notes }, { feedback }) => ({ key, sprint: notes.WRITE.sprint, note: feedback }), { feedback: NOBODY }],
  ["feedback to make a card of", "events.cardOfFeedback", ({ key, notes }, { feedback }) => ({ key, sprint: notes.WRITE.sprint, note: feedback }), { feedback: NOBODY }],
  ["a token to revoke", "people.revokeToken", (_, { userId }) => ({ id: userId }), { userId: NOBODY }],
];

/** Filters: what they name is simply not among what is listed. */
const FILTERS: [says: string, procedure: string, make: Made][] = [
  ["deliveries of a source", "delivery.deliveries", ({ key }, { sourceId }) => ({ key, source: sourceId })],
  ["what a card could be tied to", "delivery.linkable", ({ card }, other) => ({ cardKey: card, search: other.card })],
  ["the lines of cards", "delivery.strips", ({ key }, { card }) => ({ key, cards: [card] })],
];

let db: Db;
let own: Awaited<ReturnType<typeof aFullBoard>>;
let other: Awaited<ReturnType<typeof aFullBoard>>;
beforeAll(async () => {
  db = await aDatabase();
  own = await aFullBoard();
  other = await aFullBoard();
});

describe("what belongs to another board", () => {
  test.each(PLACES)("is not there as %s", async (_says, procedure, make, nothing) => {
    const before = await contents(db);
    const answers = await Promise.all([make(own, other), make(own, { ...other, ...nothing })].map((input) => call(db, procedure, own.lead, input)));
    expect(answers[0], "as for what is nowhere").toBe(answers[1]);
    expect(answers[0]).toBeOneOf(["NOT_FOUND", "INVALID", "CONFLICT"]);
    expect(await contents(db)).toEqual(before);
  });

  test.each(FILTERS)("is in no list of %s", async (_says, procedure, make) => {
    expect(await call(db, procedure, own.lead, make(own, own))).toBe("ok");
    expect(await call(db, procedure, own.lead, make(own, other), undefined, (result) => expect(result).toEqual([]))).toBe("ok");
  });

  test("is accepted from its own board, or these tests would prove nothing", async () => {
    for (const [says, procedure, make] of PLACES.filter(([, name]) => name !== "people.revokeToken")) {
      const input = make(own, { ...own, card: own.second });
      expect(await takenBack(db, (on) => call(on, procedure, own.lead, input)), says).toBeOneOf(["ok", procedure === "board.inviteAgain" ? "CONFLICT" : "ok"]);
    }
  });
});

/** A board on which everything is that can be named, and somebody with every role on it. */
async function aFullBoard() {
  const board = await aBoardWithSource(db, { cards: ["first", "second"] });
  const { key, id } = board;
  const user = await db.user.findUniqueOrThrow({ where: { id: board.sm.id } });
  await db.membership.updateMany({ where: { boardId: id, userId: user.id }, data: { roles: ["PRODUCT_OWNER", "SCRUM_MASTER", "TEAM_MEMBER"] } });
  const actor = { ...board.sm.actor, roles: ["PRODUCT_OWNER", "SCRUM_MASTER", "TEAM_MEMBER"] as const };
  const card = `${key}-1`;
  await board.send(...storyOf(card, { runId: 1000 + Number(key.slice(2)) * 10 }));
  const { commentId } = await addComment(db, actor, { cardKey: card, body: "seen" });
  const { itemId } = await editChecklist(db, actor, { cardKey: card, change: { type: "add", text: "look" } });
  const spare = await createSource(db, actor, { key, kind: "github", name: "spare" });
  const sprint = await aSprint(db, actor as Actor, key);
  const retroAt = (step: RetroStep) => aRetro(db, { sm: actor as Actor, writer: actor as Actor, key, step });
  const notes = { WRITE: await retroAt("WRITE"), GROUP: await retroAt("GROUP"), VOTE: await retroAt("VOTE"), DECIDE: await retroAt("DECIDE") };
  const { note: feedback } = await addFeedback(db, actor as Actor, { key, sprint: notes.WRITE.sprint, text: "x", about: null });
  await startSprint(db, actor as Actor, sprint);
  await startEvent(db, actor as Actor, { key, kind: "DAILY", sprint, minutes: 15 });
  const { epic: epicId } = await addEpic(db, actor as Actor, { key, name: "Orders", description: "" });
  const [line] = await setReadiness(db, actor as Actor, { key, lines: [{ text: "clear to all" }] });
  const { view: viewId } = await saveView(db, actor as Actor, { key, name: "Ready", query: "ready=yes", shared: true });
  const ours = { source: { boardId: id } };
  const { workspace } = await db.board.findUniqueOrThrow({ where: { id }, select: { workspace: { select: { slug: true } } } });
  return {
    key, card, second: `${key}-2`, workspace: workspace.slug, email: board.emailOf(1), userId: board.dev.id, commentId, itemId, epicId, viewId, lineId: line?.id ?? "", notes, feedback, sourceId: spare.id,
    deliveryId: (await db.delivery.findFirstOrThrow({ where: ours })).id,
    runId: (await db.pipelineRun.findFirstOrThrow({ where: ours })).id,
    deploymentId: (await db.deployment.findFirstOrThrow({ where: ours })).id,
    waitingId: await aWaitingDeployment(db, board),
    environmentId: (await db.environment.findFirstOrThrow({ where: { boardId: id } })).id,
    lead: { id: user.id, name: user.name, email: user.email ?? "", isAdmin: false, locale: null, through: "session" as const, sessionVersion: 1 },
  };
}
