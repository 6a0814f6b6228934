import { createSource } from "@/server/delivery/create-source";
import type { Answer } from "@/server/delivery/apply-delivery";
import { receiveDelivery } from "@/server/delivery/receive-delivery";
import type { SourceKind } from "@/server/delivery/domain/source-kind";
import type { GithubMessage } from "./github-messages";
import type { Db } from "@/server/platform/db/client";
import { aBoard } from "./a-board";
import { SECRET, type SignedDelivery, signed } from "./github-deliveries";

/** A board with a card of each of these titles in its Backlog (numbered from 1) and a source of a kind, GitHub unless told. */
export async function aBoardWithSource(db: Db, { cards = ["Round VAT"], kind = "github", secret = SECRET }: { cards?: string[]; kind?: SourceKind; secret?: string } = {}) {
  const board = await aBoard(db, { cards: { BACKLOG: cards } });
  const source = await createSource(db, board.sm.actor, { key: board.key, kind, name: "acme/erp", secret });
  const receive = (delivery: SignedDelivery & { key?: string }): Promise<Answer> => receiveDelivery(db, { sourceId: source.id, ...delivery });
  return {
    ...board,
    source,
    receive,
    /** Sends messages one after another and returns the answers. */
    async send(...messages: GithubMessage[]): Promise<Answer[]> {
      const answers: Answer[] = [];
      for (const message of messages) answers.push(await receive(signed(message)));
      return answers;
    },
  };
}

/** A deployment to the board's Production that waits for the Product Owner, with the first card in it; returns its id. */
export async function aWaitingDeployment(db: Db, { id, source }: { id: string; source: { id: string } }, more: { sha?: string; environment?: string } = {}): Promise<string> {
  await db.environment.updateMany({ where: { boardId: id, tier: "PRODUCTION" }, data: { needsApproval: true } });
  const card = await db.card.findFirstOrThrow({ where: { boardId: id }, orderBy: { number: "asc" } });
  const made = await db.deployment.create({
    data: { sourceId: source.id, repository: "1", externalId: `waiting ${await db.deployment.count()}`, environment: "production", tier: "PRODUCTION", status: "WAITING", version: "1.4.0", links: { create: { cardId: card.id, via: "PARAMETER" } }, ...more },
  });
  return made.id;
}

/** All that sources have told and what it is tied to, without ids and times of arrival: equal for equal knowledge. */
export async function knowledgeOf(db: Db, boardId: string) {
  const where = { source: { boardId } };
  const links = { select: { via: true, card: { select: { number: true } } }, orderBy: { card: { number: "asc" } } } as const;
  const without = { id: true, sourceId: true } as const;
  return {
    runs: await db.pipelineRun.findMany({ where, omit: without, orderBy: [{ externalId: "asc" }, { attempt: "asc" }], include: { links, stages: { omit: { id: true, runId: true }, orderBy: { externalId: "asc" } } } }),
    deployments: await db.deployment.findMany({ where, omit: without, orderBy: { externalId: "asc" }, include: { links } }),
    pullRequests: await db.pullRequest.findMany({ where, omit: without, orderBy: { externalId: "asc" }, include: { links } }),
    commits: await db.commit.findMany({ where, omit: without, orderBy: { sha: "asc" }, include: { links } }),
    releases: await db.release.findMany({ where, omit: without, orderBy: { externalId: "asc" } }),
    alerts: await db.alert.findMany({ where, omit: without, orderBy: { externalId: "asc" } }),
    pushes: await db.push.findMany({ where, omit: without, orderBy: [{ branch: "asc" }, { after: "asc" }] }),
  };
}

/** Takes back all that sources have told a board, so that a story can be told to it anew. */
export async function forgetAll(db: Db, boardId: string): Promise<void> {
  const where = { source: { boardId } };
  await db.stage.deleteMany({ where: { run: where } });
  await db.approval.deleteMany({ where: { boardId } });
  await Promise.all([db.pipelineRun.deleteMany({ where }), db.deployment.deleteMany({ where }), db.pullRequest.deleteMany({ where }), db.commit.deleteMany({ where })]);
  await Promise.all([db.push.deleteMany({ where }), db.release.deleteMany({ where }), db.alert.deleteMany({ where }), db.delivery.deleteMany({ where })]);
}
