import { expect, test } from "vitest";
import { assertReadableSources, forgetUnreadableSources } from "@/server/delivery/sealed-sources";
import { aBoardWithSource } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";

test("an instance under another secret than its sources' is told at once, and may forget those that it cannot read", async () => {
  const db = await aDatabase();
  const [kept, lost] = [await aBoardWithSource(db), await aBoardWithSource(db)];
  await assertReadableSources(db);
  expect(await forgetUnreadableSources(db)).toEqual([]);

  const { secret } = await db.source.findUniqueOrThrow({ where: { id: lost.source.id } });
  const underAnother = `${secret.startsWith("A") ? "B" : "A"}${secret.slice(1)}`;
  await db.source.update({ where: { id: lost.source.id }, data: { secret: underAnother } });
  await expect(assertReadableSources(db)).rejects.toMatchObject({ code: "UNAVAILABLE", reason: "secret_differs", facts: { sources: 1 } });

  expect(await forgetUnreadableSources(db)).toEqual([{ id: lost.source.id, name: "acme/erp", board: lost.key }]);
  await assertReadableSources(db);
  expect(await db.source.findMany({ where: { removedAt: null }, select: { id: true } })).toEqual([{ id: kept.source.id }]);
});
