import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newestBackup, writeDailyBackup } from "@/server/platform/backup/daily-backups";
import { lastGoodBackupAt } from "@/server/platform/backup/last-good-backup";
import { atTime } from "@/server/platform/clock";
import { runDaily } from "@/server/platform/daily-work";
import { aFolder } from "@/tests/support/a-backup";
import { useSettings } from "@/tests/support/settings";

const DAY = 24 * 60 * 60_000;
const START = new Date("2026-11-20T12:00:00Z").getTime();
const after = (ms: number) => new Date(START + ms);
const written = async (file: string) => writeFileSync(file, "verified");
const names = (dataDir: string) => readdirSync(join(dataDir, "backups")).sort();

test("a month of days leaves what is to be kept, and the newest is known", async () => {
  const dataDir = aFolder();
  for (let day = 0; day < 30; day++) await atTime(after(day * DAY), () => writeDailyBackup({ dataDir, write: written }));
  expect(names(dataDir)).toHaveLength(9);
  useSettings({ dataDir });
  expect(atTime(after(30 * DAY), lastGoodBackupAt)).toEqual(after(29 * DAY));
  useSettings({ dataDir, databaseUrl: "postgresql://elsewhere/x" });
  expect(lastGoodBackupAt()).toBeNull();
});

test("one that fails leaves all others, and what a killed process left is swept away", async () => {
  const dataDir = aFolder();
  await atTime(after(0), () => writeDailyBackup({ dataDir, write: written }));
  writeFileSync(join(dataDir, "backups", "throughline-2026-11-19T120000Z.backup.part"), "half");
  await expect(atTime(after(DAY), () => writeDailyBackup({ dataDir, write: () => Promise.reject(new Error("the disk is full")) }))).rejects.toThrow("full");
  expect(names(dataDir)).toEqual(["throughline-2026-11-20T120000Z.backup"]);
});

test("a backup that a wrong clock dated ahead neither counts as the newest nor pushes out a true one", async () => {
  const dataDir = aFolder();
  mkdirSync(join(dataDir, "backups"));
  for (let day = 1; day <= 9; day++) writeFileSync(join(dataDir, "backups", `throughline-2031-01-0${day}T000000Z.backup`), "from the future");
  expect(atTime(after(0), () => newestBackup(dataDir))).toBeNull();
  const file = await atTime(after(0), () => writeDailyBackup({ dataDir, write: written }));
  expect(atTime(after(1_000), () => newestBackup(dataDir))).toEqual({ file, at: after(0) });
});

test("a daily work runs once it is due, again an hour after a failure, and never twice at a time", async () => {
  let runs = 0;
  let isBroken = true;
  const daily = atTime(after(0), () => runDaily({ name: "test", run: async () => {
    runs += 1;
    if (isBroken) throw new Error("not today");
  } }));
  const lookAt = (ms: number) => atTime(after(ms), () => Promise.all([daily.look(), daily.look()]));
  await lookAt(60_000);
  expect(runs).toBe(0);
  await lookAt(4 * 60_000);
  await lookAt(30 * 60_000);
  expect(runs).toBe(1);
  isBroken = false;
  await lookAt(65 * 60_000);
  await lookAt(20 * 60 * 60_000);
  expect(runs).toBe(2);
  await lookAt(DAY + 66 * 60_000);
  expect(runs).toBe(3);
  daily.stop();
});
