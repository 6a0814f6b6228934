import { archiveCard } from "@/server/board/archive-card";
import { blockCard } from "@/server/board/block-card";
import { addComment } from "@/server/board/write-comment";
import { editChecklist } from "@/server/board/edit-checklist";
import { createToken } from "@/server/people/create-token";
import { startPoker, votePoker } from "@/server/scrum/play-poker";
import { addEpic } from "@/server/scrum/edit-epics";
import { startEvent } from "@/server/scrum/hold-event";
import { rankCards } from "@/server/scrum/rank-cards";
import { saveView } from "@/server/scrum/save-view";
import { setReadiness } from "@/server/scrum/set-readiness";
import type { RetroStep } from "@/server/scrum/domain/retro-step";
import { startSprint } from "@/server/scrum/start-sprint";
import { addFeedback } from "@/server/scrum/take-feedback";
import type { Db } from "@/server/platform/db/client";
import type { SessionUser } from "@/server/platform/trpc";
import { keyOf } from "@/tests/support/a-board";
import { aBoardWithSource, aWaitingDeployment } from "@/tests/support/a-source";
import { aClosedSprint, aRetro } from "@/tests/support/a-retro";
import { aSprint } from "@/tests/support/a-sprint";
import { aPerson } from "@/tests/support/people";

export const WHO = ["po", "sm", "dev", "observer", "stranger", "anonymous"] as const;
export type Who = (typeof WHO)[number];

export type Populated = Awaited<ReturnType<typeof aPopulatedBoard>>;

/** A board on which everything is there that a procedure may ask for, everybody who may ask, and one who may not. */
export async function aPopulatedBoard(db: Db) {
  const board = await aBoardWithSource(db, { cards: ["waiting", "ready"] });
  const { sm, po, dev, key, id } = board;
  await po.move("ready", "PLANNED");
  for (const title of ["archived", "blocked", "commented", "estimated"]) await sm.create(title);
  const cards = { waiting: `${key}-1`, ready: `${key}-2`, archived: await keyOf(db, id, "archived"), blocked: await keyOf(db, id, "blocked"), commented: await keyOf(db, id, "commented"), estimated: await keyOf(db, id, "estimated"), moved: "" };
  await archiveCard(db, sm.actor, { cardKey: cards.archived });
  await blockCard(db, sm.actor, { cardKey: cards.blocked, reason: "waits" });
  const { commentId } = await addComment(db, dev.actor, { cardKey: cards.commented, body: "seen" });
  await editChecklist(db, sm.actor, { cardKey: cards.commented, change: { type: "add", text: "look" } });
  await sm.create("moved", { column: "PLANNED" });
  const moved = await dev.move("moved", "IN_WORK");
  const delivery = await db.delivery.create({ data: { sourceId: board.source.id, event: "push", headers: {}, body: new Uint8Array(Buffer.from("{}")), outcome: "FAILED" } });
  await startPoker(db, dev.actor, cards.estimated);
  await votePoker(db, dev.actor, cards.estimated, "5");
  const retroAt = (step: RetroStep) => aRetro(db, { sm: sm.actor, writer: dev.actor, key, step });
  const retros = { GROUP: await retroAt("GROUP"), VOTE: await retroAt("VOTE"), DECIDE: await retroAt("DECIDE") };
  const sprints = { closed: await aClosedSprint(db, sm.actor, key), running: await aSprint(db, sm.actor, key), planned: await aSprint(db, sm.actor, key) };
  await startSprint(db, sm.actor, sprints.running);
  const writing = await aRetro(db, { sm: sm.actor, writer: dev.actor, key, step: "WRITE", sprint: sprints.running });
  await startEvent(db, sm.actor, { key, kind: "DAILY", sprint: sprints.running, minutes: 15 });
  const { note: feedback } = await addFeedback(db, dev.actor, { key, sprint: sprints.running, text: "Remember the plant", about: null });
  const { epic: epicId } = await addEpic(db, sm.actor, { key, name: "Orders", description: "" });
  const { version: rankVersion } = await rankCards(db, po.actor, { key, cards: [cards.commented], place: { to: "TOP" } });
  const [line] = await setReadiness(db, sm.actor, { key, lines: [{ text: "clear to all" }] });
  const { view: viewId } = await saveView(db, sm.actor, { key, name: "Ready", query: "ready=yes", shared: true });
  const waitingId = await aWaitingDeployment(db, board);
  const stranger = await aPerson(db);
  const invited = await db.user.create({ data: { name: "invited", email: `invited.${key}@example.org`.toLowerCase() } });
  await db.membership.create({ data: { boardId: id, userId: invited.id, roles: ["OBSERVER"], counted: false } });
  const people = { po: po.id, sm: sm.id, dev: dev.id, observer: board.observer.id, stranger: stranger.id };
  const { workspace } = await db.board.findUniqueOrThrow({ where: { id }, select: { workspace: { select: { slug: true } } } });
  return {
    db, key, cards: { ...cards, moved: moved.card.key }, moveVersion: moved.version, commentId, sourceId: board.source.id, deliveryId: delivery.id, waitingId, sprints, retros: { ...retros, WRITE: writing }, feedback, epicId, rankVersion, viewId, readyLine: line?.id ?? "",
    workspace: workspace.slug, devId: dev.id, devEmail: board.emailOf(1), otherDevEmail: board.emailOf(2), invitedEmail: invited.email ?? "",
    tokens: await tokensOf(db, people),
    users: await usersOf(db, people),
  };
}

type People = Record<Exclude<Who, "anonymous">, string>;

async function usersOf(db: Db, people: People): Promise<Record<Who, SessionUser | null>> {
  const user = async (id: string): Promise<SessionUser> => {
    const { name, email } = await db.user.findUniqueOrThrow({ where: { id } });
    return { id, name, email: email ?? "", isAdmin: false, locale: null, through: "session", sessionVersion: 1 };
  };
  return { po: await user(people.po), sm: await user(people.sm), dev: await user(people.dev), observer: await user(people.observer), stranger: await user(people.stranger), anonymous: null };
}

async function tokensOf(db: Db, people: People): Promise<Record<Who, string | null>> {
  const token = async (id: string) => (await createToken(db, id, "access")).token;
  return { po: await token(people.po), sm: await token(people.sm), dev: await token(people.dev), observer: await token(people.observer), stranger: await token(people.stranger), anonymous: null };
}
