import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { SECRET } from "@/tests/support/github-deliveries";
import { type Assessment, assessmentNotification, runNotification, signTerraform, verification } from "@/tests/support/terraform-messages";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));

async function aTerraformBoard() {
  const board = await aBoardWithSource(db, { kind: "terraform" });
  return {
    ...board,
    tell: async (...payloads: Record<string, unknown>[]) => {
      const answers = [];
      for (const payload of payloads) answers.push(await board.receive(signTerraform(payload, SECRET)));
      return answers;
    },
    known: () => knowledgeOf(db, board.id),
  };
}

const told = (trigger: string, status: string | null, minute: number, message = "VAT") => runNotification({ trigger, status, message, createdAt: at(0), at: at(minute) });

describe("authenticity", () => {
  const sent = signTerraform(told("run:created", "pending", 0), SECRET);
  const { "x-tfe-notification-signature": signature = "", ...unsigned } = sent.headers;

  test.each<[string, Record<string, string>]>([
    ["no signature", unsigned],
    ["an empty one", { ...unsigned, "x-tfe-notification-signature": "" }],
    ["half of it", { ...unsigned, "x-tfe-notification-signature": signature.slice(64) }],
    ["another source's", signTerraform(told("run:created", "pending", 0), "a secret of another source").headers],
    ["that of another body", signTerraform(verification(), SECRET).headers],
    ["one of the weaker kind", { ...unsigned, "x-tfe-notification-signature": createHmac("sha256", SECRET).update(sent.body).digest("hex") }],
    ["the secret itself", { ...unsigned, authorization: `Bearer ${SECRET}` }],
  ])("with %s it is refused, and nothing is kept", async (_, headers) => {
    const board = await aTerraformBoard();
    await expect(board.receive({ headers, body: sent.body })).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
  });
});

test("a verification is taken in and listed as one", async () => {
  const board = await aTerraformBoard();
  expect(await board.tell(verification())).toEqual([{ outcome: "IGNORED", reason: "verification", cards: [] }]);
  expect(await db.delivery.findMany({ where: { sourceId: board.source.id }, select: { event: true, outcome: true, reason: true } })).toEqual([{ event: "verification", outcome: "IGNORED", reason: "verification" }]);
});

describe("a run", () => {
  test("from pending to applied: a plan and an apply, on the cards that its message names", async () => {
    const board = await aTerraformBoard();
    const message = `${board.key}-1 more workers`;
    const standing = async () => (await board.known()).runs.map((run) => [run.status, ...run.stages.map(({ externalId, kind, status }) => `${externalId} ${kind} ${status}`)]);
    expect(await board.tell(told("run:created", "pending", 0, message))).toEqual([{ outcome: "APPLIED", cards: [`${board.key}-1`] }]);
    expect(await standing()).toEqual([["QUEUED", "plan BUILD QUEUED"]]);
    await board.tell(told("run:planning", "planning", 1, message));
    expect(await standing()).toEqual([["RUNNING", "plan BUILD RUNNING"]]);
    await board.tell(told("run:needs_attention", "planned", 2, message));
    expect(await standing()).toEqual([["WAITING", "plan BUILD SUCCESS"]]);
    await board.tell(told("run:applying", "applying", 3, message));
    expect(await standing()).toEqual([["RUNNING", "apply DEPLOY RUNNING", "plan BUILD SUCCESS"]]);
    await board.tell(told("run:completed", "applied", 4, message));
    expect(await standing()).toEqual([["SUCCESS", "apply DEPLOY SUCCESS", "plan BUILD SUCCESS"]]);
    expect((await board.known()).runs).toMatchObject([{ repository: "ws-Erp1", externalId: "run-1", name: "erp-production", actor: "dana", createdAt: at(0), finishedAt: at(4), url: "https://app.terraform.io/app/acme/erp-production/runs/run-1", links: [{ via: "PARAMETER" }], stages: [{ finishedAt: at(4) }, { finishedAt: at(2) }] }]);
  });

  test.each([
    ["failed while it planned", [told("run:planning", "planning", 1), told("run:errored", "errored", 2)], ["FAILED", "UNKNOWN", "UNKNOWN"]],
    ["failed while it applied", [told("run:applying", "applying", 1), told("run:errored", "errored", 2)], ["FAILED", "UNKNOWN", "SUCCESS"]],
    ["was cancelled, whatever the notification is called", [told("run:applying", "applying", 1), told("run:errored", "canceled", 2)], ["CANCELLED", "CANCELLED", "SUCCESS"]],
    ["was discarded", [told("run:needs_attention", "planned", 1), told("run:completed", "discarded", 2)], ["CANCELLED", "CANCELLED", "SUCCESS"]],
    ["is told in a new word", [told("run:completed", "teleported", 1)], ["UNKNOWN"]],
  ])("that %s", async (_, payloads, statuses) => {
    const board = await aTerraformBoard();
    await board.tell(...payloads);
    expect((await board.known()).runs.map((run) => [run.status, ...run.stages.map(({ status }) => status)])).toEqual([statuses]);
  });
});

describe("a health assessment", () => {
  const first: Assessment = { id: "asmtres-1", drifted: true, at: at(1) };
  const second: Assessment = { id: "asmtres-2", drifted: true, at: at(2) };

  test("that found drift is an alert, which ends when the next one is told of", async () => {
    const board = await aTerraformBoard();
    expect(await board.tell(assessmentNotification("assessment:drifted", first))).toEqual([{ outcome: "APPLIED", cards: [] }]);
    expect((await board.known()).alerts).toMatchObject([{ externalId: "asmtres-1", status: "FIRING", title: "Drift Detected: erp-production", description: "resources_drifted: 4", environment: "erp-production", startedAt: at(1), url: "https://app.terraform.io/app/acme/workspaces/erp-production" }]);
    await board.tell(assessmentNotification("assessment:drifted", second, first));
    await board.tell(assessmentNotification("assessment:failed", { id: "asmtres-4", succeeded: false, at: at(9) }, { id: "asmtres-3", at: at(8) }));
    expect((await board.known()).alerts.map(({ externalId, status, resolvedAt }) => [externalId, status, resolvedAt])).toEqual([
      ["asmtres-1", "RESOLVED", at(2)],
      ["asmtres-2", "FIRING", null],
      ["asmtres-4", "FIRING", null],
    ]);
  });

  test("says what it found", async () => {
    const board = await aTerraformBoard();
    await board.tell(assessmentNotification("assessment:check_failure", { id: "a", drifted: true, checksFailed: 2, at: at(1) }), assessmentNotification("assessment:failed", { id: "b", succeeded: false, at: at(2) }));
    expect((await board.known()).alerts.map(({ title, description }) => [title, description])).toEqual([
      ["Drift Detected, Check Failed: erp-production", "resources_drifted: 4, checks_failed: 2"],
      ["Health Assessment Errored: erp-production", null],
    ]);
  });
});

test.each([
  ["IGNORED", "event_not_handled", { trigger: "workspace:auto_destroy_reminder", details: {} }],
  ["REFUSED", "not_this_event", { notifications: [{ trigger: "run:completed" }] }],
  ["REFUSED", "not_this_event", { hello: "world" }],
  ["REFUSED", "not_this_event", { trigger: "assessment:drifted" }],
])("%s %s: %o", async (outcome, reason, payload) => {
  const board = await aTerraformBoard();
  await board.tell(payload).catch((error: unknown) => expect(error).toMatchObject({ code: "INVALID", reason }));
  expect(await db.delivery.findMany({ where: { sourceId: board.source.id }, select: { outcome: true, reason: true } })).toEqual([{ outcome, reason }]);
});

test("told in any order and twice, it ends the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) =>
    [
      told("run:created", "pending", 0, `${key}-1 VAT`),
      told("run:planning", "planning", 1, `${key}-1 VAT`),
      told("run:needs_attention", "planned", 2, `${key}-1 VAT`),
      told("run:applying", "applying", 3, `${key}-1 VAT`),
      told("run:errored", "errored", 4, `${key}-1 VAT`),
      assessmentNotification("assessment:drifted", { id: "asmtres-1", drifted: true, at: at(5) }),
      assessmentNotification("assessment:drifted", { id: "asmtres-2", drifted: true, at: at(6) }, { id: "asmtres-1", drifted: true, at: at(5) }),
    ].map((payload) => signTerraform(payload, SECRET));
  const { knowledge, strips } = await expectSameInAnyOrder(db, { kind: "terraform", tell });
  expect(knowledge.runs).toMatchObject([{ status: "FAILED", stages: [{ externalId: "apply", status: "UNKNOWN" }, { externalId: "plan", status: "SUCCESS" }] }]);
  expect(knowledge.alerts.map(({ status }) => status)).toEqual(["RESOLVED", "FIRING"]);
  expect(strips).toMatchObject([{ BUILD: "FAILED" }]);
});
