import { beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/platform/db/client";
import { atTime } from "@/server/platform/clock";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { grafanaMessage, grafanaTestMessage, signGrafana, withBearer } from "@/tests/support/alert-messages";
import { aDatabase } from "@/tests/support/database";
import { SECRET } from "@/tests/support/github-deliveries";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const message = grafanaMessage({ alerts: [{ startsAt: at(1) }] });
const OTHER = "a secret of another source";

async function aGrafanaBoard() {
  const board = await aBoardWithSource(db, { kind: "grafana" });
  return { ...board, tell: (group: Parameters<typeof grafanaMessage>[0]) => board.receive(signGrafana(grafanaMessage(group), SECRET)), known: async () => (await knowledgeOf(db, board.id)).alerts };
}

describe("authenticity, at twenty past nine", () => {
  const now = at(20);
  const { headers, body } = signGrafana(message, SECRET);
  const signature = headers["x-grafana-alerting-signature"] ?? "";
  const timed = signGrafana(message, SECRET, now);

  test.each<[string, { headers: Record<string, string>; body: Uint8Array }]>([
    ["none", { headers: {}, body }],
    ["a signature of another source", signGrafana(message, OTHER)],
    ["a signature of another body", { headers, body: signGrafana({}, SECRET).body }],
    ["a signature with a prefix", { headers: { ...headers, "x-grafana-alerting-signature": `sha256=${signature}` }, body }],
    ["an empty signature beside the right token", { headers: { "x-grafana-alerting-signature": "", authorization: `Bearer ${SECRET}` }, body }],
    ["a stale time", signGrafana(message, SECRET, at(14))],
    ["a time that is to come", signGrafana(message, SECRET, at(26))],
    ["a time that was not signed", { headers: { ...headers, "x-grafana-alerting-timestamp": "1793611200" }, body }],
    ["a signed time taken away", { headers: { "x-grafana-alerting-signature": timed.headers["x-grafana-alerting-signature"] ?? "" }, body }],
    ["a time that is none", { headers: { ...timed.headers, "x-grafana-alerting-timestamp": "now" }, body }],
    ["another source's token", withBearer(message, OTHER)],
  ])("with %s it is refused, and nothing is kept", async (_, delivery) => {
    const board = await aGrafanaBoard();
    await expect(atTime(now, () => board.receive(delivery))).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
  });

  test.each([
    ["a signature over the body", signGrafana(message, SECRET)],
    ["one over time and body", timed],
    ["one in capitals", { headers: { ...headers, "x-grafana-alerting-signature": signature.toUpperCase() }, body }],
    ["a token", withBearer(message, SECRET)],
  ])("with %s it is let in, and no secret is kept", async (_, delivery) => {
    const board = await aGrafanaBoard();
    expect(await atTime(now, () => board.receive(delivery))).toMatchObject({ outcome: "APPLIED" });
    const kept = await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } });
    expect(JSON.stringify(kept.headers)).not.toMatch(/authorization|signature|secret/);
  });
});

test("an alert leads to its dashboard, and no address of another form is kept", async () => {
  const board = await aGrafanaBoard();
  await board.tell({ alerts: [{ startsAt: at(1), labels: { priority: "high", env: "staging", app: "erp" }, page: "?orgId=1" }] });
  expect(await board.known()).toMatchObject([{ repository: "org 1", url: "https://grafana.example/d/1", severity: "high", environment: "staging", service: "erp" }]);
});

test("alerts of two organisations are two", async () => {
  const board = await aGrafanaBoard();
  await board.tell({ alerts: [{ startsAt: at(1) }] });
  await board.tell({ alerts: [{ startsAt: at(1) }], organisation: 2 });
  expect(await board.known()).toHaveLength(2);
});

test("a test of the connection is answered, and begins no alert that nobody would end", async () => {
  const board = await aGrafanaBoard();
  expect(await board.receive(signGrafana(grafanaTestMessage(at(1)), SECRET))).toEqual({ outcome: "IGNORED", reason: "verification", cards: [] });
  expect(await board.known()).toEqual([]);
});

test("Alertmanager's version of the message is not Grafana's", async () => {
  const board = await aGrafanaBoard();
  expect(await board.tell({ alerts: [{ startsAt: at(1) }], version: "4" })).toMatchObject({ outcome: "IGNORED", reason: "version_not_handled" });
});

test("told in any order and twice, it ends the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) =>
    [
      { alerts: [{ startsAt: at(1), annotations: { summary: `Slow since ${key}-1` } }] },
      { alerts: [{ startsAt: at(1), status: "resolved", endsAt: at(4), annotations: { summary: "Slow no more", description: `as ${key}-1 was undone` } }] },
      { alerts: [{ startsAt: at(6) }, { startsAt: at(7), fingerprint: "bb" }] },
      { alerts: [{ startsAt: at(6), status: "resolved", endsAt: at(9) }, { startsAt: at(7), fingerprint: "bb" }] },
    ].map((group) => signGrafana(grafanaMessage(group), SECRET));
  const { knowledge } = await expectSameInAnyOrder(db, { kind: "grafana", tell });
  expect(knowledge.alerts.map(({ status, resolvedAt }) => [status, resolvedAt])).toEqual([["FIRING", null], ["RESOLVED", at(4)], ["RESOLVED", at(9)]]);
});
