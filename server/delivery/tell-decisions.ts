import { now } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { callOut, type CallAnswer } from "@/server/platform/outbound";
import { unseal } from "@/server/platform/seal";
import { type AnswerTo, type CallbackReason, nextTry, TRY_AFTER_SECONDS } from "./domain/call-back";
import { environmentOf } from "./domain/environment-rule";
import { type CallBack, type ToldDecision, wordDecision } from "./word-decision";

/** So many decisions are told in one go. */
const AT_ONCE = 20;
/** Characters that are kept of an answer. */
const SAID_MAX = 500;

/** Tells the pipelines whose environments ask for it of the decisions that are due, each to be tried again until it answers 2xx. Returns how many were told. */
export async function tellDecisions(db: Db, call: typeof callOut = callOut): Promise<number> {
  let told = 0;
  for (const id of await claimDue(db)) {
    const said = await tell(db, id, call);
    await keep(db, id, said);
    if (said.reason === null) told += 1;
  }
  return told;
}

/** Takes the due ones for this process: no other one tries them until their next try would be due. */
async function claimDue(db: Db): Promise<string[]> {
  return inTransaction(db, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; tries: number }[]>`
      SELECT "id", "callbackTries" AS "tries" FROM "Approval" WHERE "callback" = 'PENDING' AND "callbackAt" <= ${now()} ORDER BY "callbackAt" LIMIT ${AT_ONCE}::int FOR UPDATE SKIP LOCKED`;
    for (const { id, tries } of rows) {
      const again = nextTry(tries + 1, now()) ?? new Date(now().getTime() + (TRY_AFTER_SECONDS.at(-1) ?? 0) * 1000);
      await tx.approval.update({ where: { id }, data: { callbackTries: tries + 1, callbackAt: again } });
    }
    return rows.map(({ id }) => id);
  });
}

/** What came of a try; no reason once it is told. */
type Said = { reason: CallbackReason | null; said: string };

async function tell(db: Db, id: string, call: typeof callOut): Promise<Said> {
  const approval = await db.approval.findUniqueOrThrow({
    where: { id },
    include: {
      board: { select: { key: true, environments: { where: { removedAt: null }, orderBy: { position: "asc" } } } },
      decidedBy: { select: { name: true } },
      deployment: { include: { source: { select: { kind: true } }, links: { select: { card: { select: { number: true } } } } } },
    },
  });
  const { deployment, board } = approval;
  const environment = environmentOf(board.environments, deployment);
  if (!environment?.callbackUrl || !environment.callbackSecret) return { reason: "no_address", said: "" };
  const secret = opened(environment.callbackSecret);
  if (secret === null) return { reason: "secret_unreadable", said: "" };
  const { externalId, repository, service, version, sha, ref, runExternalId } = deployment;
  const told: ToldDecision = {
    id, decision: approval.decision, note: approval.note, decidedAt: approval.decidedAt, by: approval.decidedBy.name, board: board.key, cards: deployment.links.map(({ card }) => card.number),
    deployment: { id: deployment.id, externalId, repository, environment: deployment.environment, service, version, sha, ref, runExternalId },
    source: deployment.source.kind, answerTo: deployment.answerTo as AnswerTo | null,
  };
  return tryCall(told, { kind: environment.callbackKind, url: environment.callbackUrl, secret }, call);
}

async function tryCall(told: ToldDecision, callBack: CallBack, call: typeof callOut): Promise<Said> {
  try {
    const wanted = await wordDecision(told, callBack, call);
    if ("reason" in wanted) return wanted;
    const { reason, said } = outcomeOf(await call(wanted));
    const { authorization, "private-token": token } = wanted.headers;
    // Whoever answers with what it was sent shows nobody the secret.
    const hidden = [callBack.secret, token, authorization?.replace("Bearer ", "")].filter((each) => each !== undefined);
    return { reason, said: hidden.reduce((text, each) => text.replaceAll(each, "…"), said) };
  } catch (error) {
    if (error instanceof DomainError && error.reason === "url_refused") return { reason: "url_refused", said: callBack.url };
    return { reason: "unreachable", said: error instanceof Error ? error.message : String(error) };
  }
}

function outcomeOf({ status, body }: CallAnswer): Said {
  return { reason: status >= 200 && status < 300 ? null : "answered", said: `${status} ${body}`.trim() };
}

function opened(sealed: string): string | null {
  try {
    return unseal(sealed);
  } catch {
    return null;
  }
}

async function keep(db: Db, id: string, { reason, said }: Said): Promise<void> {
  const { callbackTries } = await db.approval.findUniqueOrThrow({ where: { id }, select: { callbackTries: true } });
  const state = reason === null ? "SENT" : nextTry(callbackTries, now()) === null ? "FAILED" : "PENDING";
  await db.approval.update({ where: { id }, data: { callback: state, callbackReason: reason, callbackSaid: said.replaceAll("\0", "").toWellFormed().slice(0, SAID_MAX) } });
}
