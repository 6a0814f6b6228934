import { createHmac } from "node:crypto";
import { cardKey } from "@/server/board/domain/card-key";
import { now } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { callOut, type CallAnswer } from "@/server/platform/outbound";
import { unseal } from "@/server/platform/seal";
import { nextTry, TRY_AFTER_SECONDS } from "./domain/call-back";
import { environmentOf } from "./domain/environment-rule";

/** So many decisions are told in one go. */
const AT_ONCE = 20;

/** Tells the pipelines whose environments ask for it of the decisions that are due, each to be tried again until it answers 2xx. Returns how many were told. */
export async function tellDecisions(db: Db, call: typeof callOut = callOut): Promise<number> {
  let told = 0;
  for (const id of await claimDue(db)) {
    const said = await tell(db, id, call);
    await keep(db, id, said);
    if (said.isTold) told += 1;
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

type Said = { isTold: boolean; answer: string };

async function tell(db: Db, id: string, call: typeof callOut): Promise<Said> {
  const approval = await db.approval.findUniqueOrThrow({
    where: { id },
    include: { board: { select: { key: true, environments: { where: { removedAt: null }, orderBy: { position: "asc" } } } }, decidedBy: { select: { name: true } }, deployment: { include: { links: { select: { card: { select: { number: true } } } } } } },
  });
  const { deployment, board } = approval;
  const environment = environmentOf(board.environments, deployment);
  if (!environment?.callbackUrl || !environment.callbackSecret) return { isTold: false, answer: "the environment has no address to tell any more" };
  const body = JSON.stringify({
    type: approval.decision === "APPROVED" ? "deployment.approved" : "deployment.rejected",
    timestamp: approval.decidedAt.toISOString(),
    data: {
      board: board.key,
      deployment: { id: deployment.id, externalId: deployment.externalId, repository: deployment.repository, environment: deployment.environment, service: deployment.service, version: deployment.version, sha: deployment.sha, ref: deployment.ref, run: deployment.runExternalId },
      decision: approval.decision,
      note: approval.note,
      by: approval.decidedBy.name,
      cards: deployment.links.map(({ card }) => cardKey(board.key, card.number)),
    },
  });
  try {
    return outcomeOf(await call({ url: environment.callbackUrl, headers: signedHeaders(id, body, unseal(environment.callbackSecret)), body }));
  } catch (error) {
    return { isTold: false, answer: error instanceof Error ? error.message : String(error) };
  }
}

/** As Standard Webhooks has it: the id is the same for every try, so that a second arrival can be known. */
function signedHeaders(id: string, body: string, secret: string): Record<string, string> {
  const timestamp = Math.floor(now().getTime() / 1000);
  const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "content-type": "application/json", "webhook-id": id, "webhook-timestamp": String(timestamp), "webhook-signature": `v1,${signature}` };
}

function outcomeOf({ status, body }: CallAnswer): Said {
  return { isTold: status >= 200 && status < 300, answer: `${status} ${body}`.trim() };
}

async function keep(db: Db, id: string, { isTold, answer }: Said): Promise<void> {
  const { callbackTries } = await db.approval.findUniqueOrThrow({ where: { id }, select: { callbackTries: true } });
  const state = isTold ? "SENT" : nextTry(callbackTries, now()) === null ? "FAILED" : "PENDING";
  await db.approval.update({ where: { id }, data: { callback: state, callbackSaid: answer.replaceAll("\0", "").toWellFormed().slice(0, 500) } });
}
