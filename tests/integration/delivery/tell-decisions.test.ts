import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { decideDeploymentInput, setEnvironmentsInput } from "@/server/delivery/contracts";
import { decideDeployment } from "@/server/delivery/decide-deployment";
import { nextTry, TRY_AFTER_SECONDS } from "@/server/delivery/domain/call-back";
import { setEnvironments } from "@/server/delivery/set-environments";
import { tellDecisions } from "@/server/delivery/tell-decisions";
import type { Db } from "@/server/platform/db/client";
import { aPipeline, type Heard } from "@/tests/support/a-pipeline";
import { aBoardWithSource, aWaitingDeployment } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";

const CALLBACK_SECRET = "what the pipeline knows";

let db: Db;
let pipeline: Awaited<ReturnType<typeof aPipeline>>;
let url: string;
beforeAll(async () => {
  pipeline = await aPipeline();
  url = `${pipeline.origin}/decided`;
  db = await aDatabase();
});

async function aDecision(decision: "APPROVED" | "REJECTED") {
  pipeline.heard.length = 0;
  const board = await aBoardWithSource(db);
  await setEnvironments(db, board.sm.actor, setEnvironmentsInput.parse({ key: board.key, environments: [{ name: "Production", tier: "PRODUCTION", needsApproval: true, callbackUrl: url, callbackSecret: CALLBACK_SECRET }] }));
  const id = await aWaitingDeployment(db, board);
  await decideDeployment(db, board.po.actor, board.po.id, decideDeploymentInput.parse({ key: board.key, id, decision, note: "after the audit" }));
  return { board, state: () => db.approval.findUniqueOrThrow({ where: { deploymentId: id } }), due: () => db.approval.update({ where: { deploymentId: id }, data: { callbackAt: new Date(0) } }) };
}

describe("a pipeline is told of a decision", () => {
  test.each([["APPROVED", "deployment.approved"], ["REJECTED", "deployment.rejected"]] as const)("that %s it, signed, once", async (decision, type) => {
    const { board, state } = await aDecision(decision);
    expect(await tellDecisions(db)).toBe(1);
    expect(await tellDecisions(db)).toBe(0);
    const [{ headers, body }] = pipeline.heard as [Heard];
    expect(JSON.parse(body)).toMatchObject({ type, data: { board: board.key, decision, note: "after the audit", deployment: { environment: "production", version: "1.4.0" }, cards: [`${board.key}-1`] } });
    const signature = createHmac("sha256", CALLBACK_SECRET).update(`${headers["webhook-id"] as string}.${headers["webhook-timestamp"] as string}.${body}`).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${signature}`);
    expect(await state()).toMatchObject({ callback: "SENT", callbackTries: 1, callbackSaid: "200 noted" });
  });

  test("again with the same id, later and later, until it answers", async () => {
    const { state, due } = await aDecision("APPROVED");
    pipeline.answers.push({ status: 500 }, { status: 302 });
    await tellDecisions(db);
    const first = await state();
    expect(first).toMatchObject({ callback: "PENDING", callbackTries: 1, callbackSaid: "500 noted" });
    expect(await tellDecisions(db)).toBe(0);
    await due();
    await tellDecisions(db);
    expect(await state()).toMatchObject({ callback: "PENDING", callbackTries: 2, callbackSaid: "302 noted" });
    await due();
    await tellDecisions(db);
    expect(await state()).toMatchObject({ callback: "SENT", callbackTries: 3 });
    expect(new Set(pipeline.heard.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  test("until it is given up after ten tries", async () => {
    const { state, due } = await aDecision("APPROVED");
    pipeline.answers.push(...TRY_AFTER_SECONDS.map(() => ({ status: 503 })));
    for (let round = 0; round < TRY_AFTER_SECONDS.length + 1; round++) {
      await due();
      await tellDecisions(db);
    }
    expect(pipeline.heard).toHaveLength(TRY_AFTER_SECONDS.length);
    expect(await state()).toMatchObject({ callback: "FAILED", callbackTries: TRY_AFTER_SECONDS.length });
  });
});

test("waits grow", () => {
  const at = new Date(0);
  const waits = TRY_AFTER_SECONDS.map((_, tries) => nextTry(tries, at)?.getTime() ?? Number.NaN);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(nextTry(TRY_AFTER_SECONDS.length, at)).toBeNull();
});

describe("an address to tell", () => {
  const set = async (environment: object) => {
    const board = await aBoardWithSource(db);
    return setEnvironments(db, board.sm.actor, setEnvironmentsInput.parse({ key: board.key, environments: [{ name: "Production", tier: "PRODUCTION", ...environment }] }));
  };
  test("needs a secret, and is one that may be called", async () => {
    await expect(set({ callbackUrl: "https://ci.example.org/hook" })).rejects.toMatchObject({ code: "INVALID", reason: "callback_secret_missing" });
    await expect(set({ callbackUrl: "http://169.254.169.254/latest", callbackSecret: CALLBACK_SECRET })).rejects.toMatchObject({ code: "INVALID", reason: "url_refused" });
    const [made] = await set({ callbackUrl: "https://ci.example.org/hook", callbackSecret: CALLBACK_SECRET });
    expect(made).toMatchObject({ callbackUrl: "https://ci.example.org/hook" });
    expect(JSON.stringify(made)).not.toContain(CALLBACK_SECRET);
    expect((await db.environment.findUniqueOrThrow({ where: { id: made?.id ?? "" } })).callbackSecret).not.toContain(CALLBACK_SECRET);
  });
});
