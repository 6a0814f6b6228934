import { rmSync } from "node:fs";
import type { Command } from "commander";
import { backUp } from "@/server/platform/backup/back-up";
import { rowsOf } from "@/server/platform/backup/backup-format";
import { restore } from "@/server/platform/backup/restore";
import { env } from "@/server/platform/env";
import { unfinishedMark } from "../ensure-demo";
import type { Terminal } from "./program";

/** `backup` and `restore`: neither opens the database as other commands do, who bring it to this version first. */
export function addBackups(cli: Command, { say }: Pick<Terminal, "say">): void {
  cli
    .command("backup")
    .description("write everything to one file, also while the server runs; it gets its name only once it has been read back")
    .argument("<file>", "a file of this name is replaced")
    .option("--rehearse", "also restore it into memory, to prove that it can be", false)
    .action(async (file: string, options: { rehearse: boolean }) => {
      const { rows, tables, bytes } = await backUp(env(), file, options);
      say(`${file}: ${rows} rows of ${tables} tables, ${Math.ceil(bytes / 1000)} kB, read back and found whole. Keep AUTH_SECRET (or the file auth-secret in DATA_DIR) with it, in another place.`);
    });
  cli
    .command("restore")
    .description("fill an empty installation from a backup; all of it or nothing")
    .argument("<file>")
    .option("--any-secret", "also if it was made under another AUTH_SECRET: what that one sealed stays unreadable", false)
    .action(async (file: string, options: { anySecret: boolean }) => {
      // What a restored database replaces may be half a demo; what is restored is none.
      const beforeSwap = () => rmSync(unfinishedMark(env().dataDir), { force: true });
      const header = await restore(env(), file, { ...options, beforeSwap });
      say(`Restored ${rowsOf(header)} rows as of ${header.createdAt}. Check them with: npm run cli -- doctor`);
    });
}
