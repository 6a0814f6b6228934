import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { commandSentence } from "@/server/portability/cli/command-sentence";
import { program } from "@/server/portability/cli/program";
import { findTokenUser } from "@/server/people/find-token-user";
import type { Database } from "@/server/platform/db/database";
import { openDatabase } from "@/tests/support/database";

let database: Database;
const folder = mkdtempSync(join(tmpdir(), "throughline-cli-"));
beforeAll(async () => {
  database = await openDatabase();
  await run("user", "create", "--email", "Dana@Example.org", "--name", "Dana", "--password", "correct horse battery");
});

/** Runs a command as the terminal would: what it says, what it writes, and the sentence or code it ends with. */
async function run(...words: string[]): Promise<{ said: string[]; written: string; refusal: string | null }> {
  const said: string[] = [];
  let written = "";
  const cli = program({
    withDatabase: (work) => work(database),
    say: (line) => said.push(line),
    write: async (piece) => void (written += piece),
  });
  for (const command of [cli, ...cli.commands, ...cli.commands.flatMap(({ commands }) => commands)]) command.configureOutput({ writeOut: () => {}, writeErr: () => {} });
  const refusal = await cli.parseAsync(words, { from: "user" }).then(
    () => null,
    (error: unknown) => commandSentence(error),
  );
  return { said, written, refusal };
}

function aFile(name: string, lines: object[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return path;
}

const STORY = [
  { card: "SP-1", at: "2026-03-02T09:00:00Z", type: "created", title: "Invoices" },
  { card: "SP-1", at: "2026-03-03T09:00:00Z", type: "moved", to: "DONE" },
];

test("an account and a token: the token stands alone on the last line, and works", async () => {
  expect((await run("user", "create", "--email", "dana@example.org", "--name", "Dana", "--password", "correct horse battery")).refusal).toBe("There is an account with this e-mail address already.");
  expect((await run("user", "create", "--email", "nobody", "--name", "x", "--password", "correct horse battery")).refusal).toMatch(/^--email: /);
  const { said } = await run("token", "create", "--email", "dana@example.org", "--name", "script");
  expect(await findTokenUser(database.db, said.at(-1) ?? "")).toMatchObject({ user: { email: "dana@example.org" } });
  expect((await run("token", "create", "--email", "no@example.org", "--name", "x")).refusal).toBe("Nobody here has the e-mail address no@example.org.");
});

test("a board for the only account, a history in and out", async () => {
  expect((await run("board", "create", "--key", "SP", "--name", "Sample", "--time-zone", "Asia/Seoul")).said).toEqual(["SP is there: /w/dana/b/SP"]);
  expect((await run("board", "create", "--key", "SP", "--name", "Again")).refusal).toBe("There is a board with the key SP already. Choose another key.");
  expect((await run("import", "--board", "SP", "--format", "history", "--dry-run", aFile("a", STORY))).said).toEqual(["Would import 2 events of 1 cards; 0 lines changed nothing, 0 were refused."]);
  expect((await run("import", "--board", "sp", "--format", "history", aFile("a", STORY))).said).toEqual(["Imported 2 events of 1 cards; 0 lines changed nothing, 0 were refused."]);
  const { written } = await run("export", "--board", "SP", "--format", "history");
  expect(written.trim().split("\n").map((line) => (JSON.parse(line) as { type: string }).type)).toEqual(["created", "moved"]);
  expect((await run("doctor")).said).toEqual(["Everything holds."]);
});

test("a file with a bad line is refused with the line, its cause and an exit code", async () => {
  await run("board", "create", "--key", "BAD", "--name", "Bad");
  const { said, refusal } = await run("import", "--board", "BAD", "--format", "history", aFile("b", [STORY[1]!]));
  expect(said).toEqual(["line 1: not_created", "Imported 0 events of 0 cards; 0 lines changed nothing, 1 were refused."]);
  expect(refusal).not.toBeNull();
  expect((await run("import", "--board", "BAD", "--format", "history", join(folder, "none"))).refusal).toContain("cannot be read");
  expect((await run("import", "--board", "NONE", "--format", "history", aFile("c", STORY))).refusal).toBe("There is no board with the key NONE.");
});

test("the doctor names each breach and ends with a code", async () => {
  await database.db.$executeRaw`UPDATE "Card" SET "title" = 'changed behind our back'`;
  const { said, refusal } = await run("doctor");
  expect(said).toEqual(['SP-1: title is "changed behind our back", its history says "Invoices"']);
  expect(refusal).not.toBeNull();
});

test("with more accounts than one, a board says whose it is", async () => {
  await run("user", "create", "--email", "lee@example.org", "--name", "Lee", "--password", "correct horse battery");
  expect((await run("board", "create", "--key", "WHOSE", "--name", "x")).refusal).toContain("--owner");
  expect((await run("board", "create", "--key", "WHOSE", "--name", "x", "--owner", "lee@example.org")).said).toEqual(["WHOSE is there: /w/lee/b/WHOSE"]);
});
