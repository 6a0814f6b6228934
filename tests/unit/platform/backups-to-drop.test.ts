import fc from "fast-check";
import { expect, test } from "vitest";
import { backupName, writtenAt } from "@/server/platform/domain/backup-name";
import { backupsToDrop } from "@/server/platform/domain/backups-to-drop";
import { nextRun } from "@/server/platform/domain/next-run";

const DAY = 24 * 60 * 60_000;
const at = (text: string) => new Date(text);
const kept = (backups: Date[]) => backups.filter((backup) => !backupsToDrop(backups).includes(backup)).map((backup) => backup.toISOString().slice(0, 10));

test("of two months of days, the last seven stay and the last of each of four weeks", () => {
  const days = Array.from({ length: 60 }, (_, day) => new Date(at("2026-11-20T03:00:00Z").getTime() - day * DAY));
  expect(kept(days)).toEqual(["2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17", "2026-11-16", "2026-11-15", "2026-11-14", "2026-11-08", "2026-11-01"]);
});

test("of one day only the newest stays, and a silence of months takes nothing away", () => {
  expect(kept([at("2026-11-20T03:00:00Z"), at("2026-11-20T04:00:00Z"), at("2026-03-01T04:00:00Z")])).toEqual(["2026-11-20", "2026-03-01"]);
  expect(backupsToDrop([at("2026-11-20T03:00:00Z"), at("2026-11-20T04:00:00Z")])).toEqual([at("2026-11-20T03:00:00Z")]);
});

test("whatever there is, the newest stays, never more than eleven do, and asking again drops nothing more", () => {
  const instants = fc.array(fc.date({ min: at("2026-01-01"), max: at("2027-12-31"), noInvalidDate: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(instants, (backups) => {
      const dropped = new Set(backupsToDrop(backups));
      const rest = backups.filter((backup) => !dropped.has(backup));
      expect(Math.max(...rest.map(Number))).toBe(Math.max(...backups.map(Number)));
      expect(rest.length).toBeLessThanOrEqual(11);
      expect(backupsToDrop(rest)).toEqual([]);
    }),
  );
});

test("a name tells its instant, and no other name does", () => {
  expect(backupName(at("2026-11-20T03:04:05.678Z"))).toBe("throughline-2026-11-20T030405Z.backup");
  expect(writtenAt("throughline-2026-11-20T030405Z.backup")).toEqual(at("2026-11-20T03:04:05Z"));
  for (const name of ["throughline-2026-11-20T030405Z.backup.part", "throughline-2026-13-40T030405Z.backup", "mine.backup", ""]) expect(writtenAt(name)).toBeNull();
});

test("a daily work waits for the first minutes of a start, for a day after a success and for an hour after a failure", () => {
  const started = at("2026-11-20T12:00:00Z");
  const never = { started, succeeded: null, failed: null };
  expect(nextRun(never)).toEqual(at("2026-11-20T12:03:00Z"));
  expect(nextRun({ ...never, succeeded: at("2026-11-18T12:00:00Z") })).toEqual(at("2026-11-20T12:03:00Z"));
  expect(nextRun({ ...never, succeeded: at("2026-11-20T04:00:00Z") })).toEqual(at("2026-11-21T04:00:00Z"));
  expect(nextRun({ ...never, failed: at("2026-11-20T13:00:00Z") })).toEqual(at("2026-11-20T14:00:00Z"));
});
