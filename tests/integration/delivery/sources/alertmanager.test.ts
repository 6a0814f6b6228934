import { beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { alertmanagerMessage, type ToldGroup, withBearer } from "@/tests/support/alert-messages";
import { aDatabase } from "@/tests/support/database";
import { SECRET } from "@/tests/support/github-deliveries";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const basic = (password: string) => `Basic ${Buffer.from(`board:${password}`).toString("base64")}`;

async function anAlertBoard() {
  const board = await aBoardWithSource(db, { kind: "alertmanager" });
  return {
    ...board,
    tell: (group: ToldGroup) => board.receive(withBearer(alertmanagerMessage(group), SECRET)),
    known: async () => (await knowledgeOf(db, board.id)).alerts,
  };
}

describe("authenticity", () => {
  const sent = withBearer(alertmanagerMessage({ alerts: [{ startsAt: at(1) }] }), SECRET);
  const { authorization: _right, ...bare } = sent.headers;

  test.each<[string, Record<string, string>]>([
    ["none", bare],
    ["an empty token", { ...bare, authorization: "Bearer " }],
    ["another source's token", { ...bare, authorization: "Bearer a secret of another source" }],
    ["the token without its scheme", { ...bare, authorization: SECRET }],
    ["another password", { ...bare, authorization: basic("a secret of another source") }],
    ["the secret as the user", { ...bare, authorization: `Basic ${Buffer.from(`${SECRET}:`).toString("base64")}` }],
  ])("with %s it is refused, and nothing is kept", async (_, headers) => {
    const board = await anAlertBoard();
    await expect(board.receive({ headers, body: sent.body })).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
  });

  test.each([["token", `Bearer ${SECRET}`], ["password", basic(SECRET)]])("the secret as a %s is let in, and not kept", async (_, authorization) => {
    const board = await anAlertBoard();
    expect(await board.receive({ headers: { ...bare, authorization }, body: sent.body })).toEqual({ outcome: "APPLIED", cards: [] });
    const { headers } = await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } });
    expect(headers).toEqual({ "content-type": "application/json", "user-agent": "Alertmanager/0.25.0" });
  });
});

describe("an alert", () => {
  test("is kept with where it is, how bad, and the cards that its annotations name", async () => {
    const board = await anAlertBoard();
    const labels = { severity: "critical", environment: "production", service: "checkout", pod: `${board.key}-9` };
    await board.tell({ alerts: [{ labels, annotations: { summary: "Checkout is slow", description: `p99 above 2 s since ${board.key}-1` }, startsAt: at(1) }] });
    expect(await board.known()).toMatchObject([
      {
        externalId: `c0ffee ${at(1).toISOString()}`, title: "Checkout is slow", status: "FIRING", severity: "critical", environment: "production", service: "checkout", mentions: [`${board.key}-1`],
        url: "http://prometheus.example/graph", startedAt: at(1), resolvedAt: null, group: '{}:{alertname="Slow"}',
      },
    ]);
  });

  test("says which card it is about in a label of that name, in any case", async () => {
    const board = await anAlertBoard();
    await board.tell({ alerts: [{ labels: { card: `${board.key.toLowerCase()}-1` }, annotations: { description: `not ${board.key}-2` }, startsAt: at(1) }] });
    expect(await board.known()).toMatchObject([{ title: "Slow", mentions: [`${board.key}-1`] }]);
  });

  test("that is resolved in a group that fires is resolved alone; not being named any more ends nothing", async () => {
    const board = await anAlertBoard();
    const [a, b] = [{ startsAt: at(1), fingerprint: "aa" }, { startsAt: at(2), fingerprint: "bb" }];
    await board.tell({ alerts: [a, b] });
    await board.tell({ alerts: [{ ...a, status: "resolved", endsAt: at(5) }, b], status: "firing" });
    await board.tell({ alerts: [b] });
    expect(await board.known()).toMatchObject([{ status: "RESOLVED", resolvedAt: at(5) }, { status: "FIRING", resolvedAt: null }]);
  });

  test("told again in the same bytes says nothing new, and neither does one that fires after its end", async () => {
    const board = await anAlertBoard();
    const group = { alerts: [{ startsAt: at(1) }] };
    expect(await board.tell(group)).toEqual({ outcome: "APPLIED", cards: [] });
    expect(await board.tell(group)).toEqual({ outcome: "IGNORED", reason: "nothing_new", cards: [] });
    await board.tell({ alerts: [{ startsAt: at(1), status: "resolved", endsAt: at(5) }] });
    expect(await board.tell(group)).toMatchObject({ reason: "nothing_new" });
    expect(await board.known()).toMatchObject([{ status: "RESOLVED" }]);
  });

  test("is the same from each instance of a cluster", async () => {
    const board = await anAlertBoard();
    await board.tell({ alerts: [{ startsAt: at(1) }] });
    expect(await board.tell({ alerts: [{ startsAt: at(1) }], from: "http://alerts-1.example:9093" })).toMatchObject({ reason: "nothing_new" });
  });

  test("that begins anew ends the one before, of whose end nobody was told", async () => {
    const board = await anAlertBoard();
    await board.tell({ alerts: [{ startsAt: at(1) }, { startsAt: at(1), fingerprint: "other" }] });
    await board.tell({ alerts: [{ startsAt: at(9) }] });
    await board.tell({ alerts: [{ startsAt: at(4) }] });
    expect((await board.known()).map(({ externalId, status, resolvedAt }) => [externalId.split(" ")[0], status, resolvedAt])).toEqual([
      ["c0ffee", "RESOLVED", at(4)],
      ["c0ffee", "RESOLVED", at(9)],
      ["c0ffee", "FIRING", null],
      ["other", "FIRING", null],
    ]);
  });

  test("without a fingerprint is known by its labels", async () => {
    const board = await anAlertBoard();
    await board.tell({ alerts: [{ startsAt: at(1), fingerprint: "" }] });
    await board.tell({ alerts: [{ startsAt: at(1), fingerprint: "", status: "resolved", endsAt: at(3) }] });
    expect(await board.known()).toMatchObject([{ status: "RESOLVED", resolvedAt: at(3) }]);
  });
});

describe("a message that leaves alerts out", () => {
  const [a, b, c] = ["aa", "bb", "cc"].map((fingerprint) => ({ startsAt: at(1), fingerprint })) as [{ startsAt: Date; fingerprint: string }, { startsAt: Date; fingerprint: string }, { startsAt: Date; fingerprint: string }];

  test("says how many", async () => {
    const board = await anAlertBoard();
    await board.tell({ alerts: [a], left: 2 });
    expect(await board.known()).toMatchObject([{ title: "Slow (+2)" }]);
  });

  test("ends them too, when all of the group is over", async () => {
    const board = await anAlertBoard();
    await board.tell({ alerts: [a, b] });
    await board.tell({ alerts: [{ ...a, status: "resolved", endsAt: at(5) }], status: "firing", left: 2 });
    expect((await board.known()).map(({ status }) => status)).toEqual(["RESOLVED", "FIRING"]);
    await board.tell({ alerts: [{ ...c, status: "resolved", endsAt: at(7) }], left: 2 });
    expect((await board.known()).map(({ status, resolvedAt }) => [status, resolvedAt])).toEqual([["RESOLVED", at(5)], ["RESOLVED", at(7)], ["RESOLVED", at(7)]]);
  });

  test("does not end what is not in its group", async () => {
    const board = await anAlertBoard();
    await board.tell({ alerts: [{ ...b, startsAt: at(9) }] });
    await board.tell({ alerts: [{ ...a, status: "resolved", endsAt: at(5) }], left: 1 });
    expect((await board.known()).find(({ externalId }) => externalId.startsWith("bb"))).toMatchObject({ status: "FIRING" });
  });
});

test.each<[string, object]>([
  ["version_not_handled", { ...alertmanagerMessage({ alerts: [{ startsAt: at(1) }] }), version: "5" }],
  ["version_not_handled", { text: "made by a template", alerts: [] }],
  ["nothing_told", alertmanagerMessage({ alerts: [] })],
  ["nothing_told", alertmanagerMessage({ alerts: [{ status: "muted", startsAt: at(1) }] })],
])("%s: it is taken in and ignored", async (reason, payload) => {
  const board = await anAlertBoard();
  expect(await board.receive(withBearer(payload, SECRET))).toEqual({ outcome: "IGNORED", reason, cards: [] });
  expect(await board.known()).toEqual([]);
});

test.each([["not_json", "{"], ["not_an_object", "[]"], ["not_this_event", "{}"], ["not_this_event", '{"version":"4","alerts":"many"}']])("%s: %s is refused and kept", async (reason, text) => {
  const board = await anAlertBoard();
  const { headers } = withBearer({}, SECRET);
  await expect(board.receive({ headers, body: new TextEncoder().encode(text) })).rejects.toMatchObject({ code: "INVALID", reason });
  expect(await db.delivery.findMany({ where: { sourceId: board.source.id }, select: { event: true, outcome: true } })).toEqual([{ event: "alerts", outcome: "REFUSED" }]);
});

test("a flood of alerts is taken in as one", { timeout: 60_000 }, async () => {
  const board = await anAlertBoard();
  const alerts = Array.from({ length: 500 }, (_, index) => ({ startsAt: at(1), fingerprint: `f${index}` }));
  expect(await board.tell({ alerts })).toEqual({ outcome: "APPLIED", cards: [] });
  expect(await db.alert.count({ where: { sourceId: board.source.id } })).toBe(500);
});

test("told in any order and twice, it ends the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) => {
    const annotations = { summary: `Slow since ${key}-1` };
    const [a, b] = [{ startsAt: at(1), fingerprint: "aa", annotations }, { startsAt: at(2), fingerprint: "bb" }];
    return [
      { alerts: [a] },
      { alerts: [a, b], from: "http://alerts-1.example:9093" },
      { alerts: [{ ...a, status: "resolved", endsAt: at(5) }, b], status: "firing" },
      { alerts: [{ ...a, startsAt: at(8) }, b] },
      { alerts: [{ ...b, status: "resolved", endsAt: at(9) }], status: "firing" },
      { alerts: [{ ...a, startsAt: at(12) }] },
    ].map((group) => withBearer(alertmanagerMessage(group), SECRET));
  };
  const { knowledge } = await expectSameInAnyOrder(db, { kind: "alertmanager", tell });
  expect(knowledge.alerts.map(({ status, resolvedAt }) => [status, resolvedAt])).toEqual([["RESOLVED", at(5)], ["RESOLVED", at(12)], ["FIRING", null], ["RESOLVED", at(9)]]);
});
