import { expect, test } from "vitest";
import { throwAway } from "@/server/keep-house";
import { replayDelivery } from "@/server/delivery/replay-delivery";
import { atTime } from "@/server/platform/clock";
import { aBoardWithSource } from "@/tests/support/a-source";
import { describeOnBoth } from "@/tests/support/database";

const NOW = new Date("2026-11-20T12:00:00Z");
const before = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60_000);

describeOnBoth("the daily housekeeping", (aDb) => {
  test("throws away what is over, and nothing else", async () => {
    const db = await aDb();
    const { source, ...board } = await aBoardWithSource(db);
    const deliver = (days: number) => db.delivery.create({ data: { sourceId: source.id, event: "push", headers: {}, body: Buffer.from("{}"), outcome: "APPLIED", cards: ["TB1-1"], receivedAt: before(days) } });
    const [old, recent] = [await deliver(91), await deliver(89)];
    const answer = (key: string, days: number) => db.idempotentAnswer.create({ data: { userId: board.sm.id, scope: "x", key, requestHash: "x", createdAt: before(days) } });
    await Promise.all([answer("old", 1.1), answer("recent", 0.9)]);
    await db.rateCounter.createMany({ data: [before(0.1), before(-0.1)].map((expires, at) => ({ key: `k${at}`, window: NOW, count: 1, expires })) });
    await db.invitation.deleteMany();
    await db.invitation.createMany({ data: [{ hash: "open", expiresAt: before(-1) }, { hash: "expired", expiresAt: before(1) }, { hash: "used", expiresAt: before(-1), usedAt: before(1) }].map((one) => ({ userId: board.sm.id, ...one })) });

    await atTime(NOW, () => throwAway({ db }));

    const bodies = await db.delivery.findMany({ orderBy: { receivedAt: "asc" }, select: { id: true, body: true, outcome: true, cards: true } });
    expect(bodies.map(({ id, body, outcome, cards }) => [id, body.byteLength, outcome, cards])).toEqual([[old.id, 0, "APPLIED", ["TB1-1"]], [recent.id, 2, "APPLIED", ["TB1-1"]]]);
    expect((await db.idempotentAnswer.findMany()).map(({ key }) => key)).toEqual(["recent"]);
    expect((await db.rateCounter.findMany()).map(({ key }) => key)).toEqual(["k1"]);
    expect((await db.invitation.findMany()).map(({ hash }) => hash)).toEqual(["open"]);
    await expect(replayDelivery(db, board.sm.actor, { id: old.id })).rejects.toMatchObject({ reason: "delivery_body_gone" });
    expect((await db.delivery.findUniqueOrThrow({ where: { id: old.id } })).outcome).toBe("APPLIED");
  });
});
