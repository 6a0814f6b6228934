import { Command, Option } from "commander";
import { createBoardInput } from "@/server/board/contracts";
import { createBoard } from "@/server/board/create-board";
import { forgetUnreadableSources } from "@/server/delivery/sealed-sources";
import { createToken } from "@/server/people/create-token";
import { createUser, hasAccounts } from "@/server/people/create-user";
import { createUserInput, createOwnTokenInput } from "@/server/people/contracts";
import type { Database } from "@/server/platform/db/client";
import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";
import { findBreaches } from "../doctor/find-breaches";
import { EXPORT_FORMATS } from "../export-board";
import { IMPORT_FORMATS } from "../import-history";
import { rebuildTrails } from "../rebuild-trails";
import { addBackups } from "./backup-commands";
import { findOwner, getUserByEmail } from "./find-people";
import { parseOptions } from "./parse-options";
import { exportToOutput, importFromFile } from "./transfer-files";

/** What a command has to work with: the open database, and where to say things. */
export type Terminal = {
  withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T>;
  say(line: string): void;
  write(piece: string): Promise<void>;
};

/** The commands of `npm run cli`. Each says what it did; what only a program reads stands alone on the last line. */
export function program(terminal: Terminal): Command {
  const cli = new Command("npm run cli --").description("Throughline from the command line.").showHelpAfterError().exitOverride();
  addSetUp(cli, terminal);
  addPeople(cli, terminal);
  addBoards(cli, terminal);
  addBackups(cli, terminal);
  addSources(cli, terminal);
  return cli;
}

function addSetUp(cli: Command, { withDatabase, say }: Terminal): void {
  cli
    .command("migrate")
    .description("bring the database to this version")
    // Opening it for a command does just that.
    .action(() => withDatabase(async () => say("The database is at this version.")));
  const seed = cli.command("seed").description("fill the database");
  seed
    .command("demo")
    .description("the demo workspace with the ERP case study; for a database without accounts")
    .action(() =>
      withDatabase(async ({ db, kind }) => {
        if (await hasAccounts(db)) throw new DomainError("CONFLICT", "database_in_use");
        const { ensureDemo } = await import("../ensure-demo");
        const { seedDemo } = await import("../seed-demo");
        await (kind === "pglite" ? ensureDemo(db, { dataDir: env().dataDir, wanted: true, fill: seedDemo }) : seedDemo(db));
        say("The demo is there. Its accounts sign in while DEMO is 1.");
      }),
    );
  cli
    .command("rebuild")
    .description("make what is derived from the history anew: the trails that charts are drawn from")
    .action(() => withDatabase(async ({ db }) => say(`The trails of ${await rebuildTrails(db)} cards are made anew.`)));
  cli
    .command("doctor")
    .description("check every invariant: a line per breach, and exit code 1 if there is one")
    .action(async (_options: unknown, command: Command) => {
      const breaches = await withDatabase(({ db }) => findBreaches(db));
      for (const breach of breaches) say(breach);
      if (breaches.length > 0) command.error(`${breaches.length} breaches`, { exitCode: 1 });
      say("Everything holds.");
    });
}

function addPeople(cli: Command, { withDatabase, say }: Terminal): void {
  const user = cli.command("user").description("accounts");
  user
    .command("create")
    .description("make an account")
    .requiredOption("--email <email>")
    .requiredOption("--name <name>")
    .requiredOption("--password <password>")
    .action((options: unknown) =>
      withDatabase(async ({ db }) => {
        const { email } = await createUser(db, parseOptions(createUserInput, options));
        say(`${email} can sign in.`);
      }),
    );
  const token = cli.command("token").description("personal tokens");
  token
    .command("create")
    .description("make a token that acts as this person; it stands alone on the last line and is shown only now")
    .requiredOption("--email <email>")
    .requiredOption("--name <name>", "what the token is for")
    .action((options: { email: string }) =>
      withDatabase(async ({ db }) => {
        const { name } = parseOptions(createOwnTokenInput, options);
        const { id } = await getUserByEmail(db, options.email);
        say((await createToken(db, id, name)).token);
      }),
    );
}

function addBoards(cli: Command, terminal: Terminal): void {
  const { withDatabase, say } = terminal;
  const board = cli.command("board").description("boards");
  board
    .command("create")
    .description("make a board")
    .requiredOption("--key <key>", "2 to 10 letters and digits, such as ERP")
    .requiredOption("--name <name>")
    .option("--owner <email>", "who holds every role on it; may be left out when there is one account")
    .option("--time-zone <zone>", "such as Asia/Seoul")
    .addOption(new Option("--locale <locale>").choices(["en", "ko"]))
    .action((options: { owner?: string }) =>
      withDatabase(async ({ db }) => {
        const made = await createBoard(db, await findOwner(db, options.owner), parseOptions(createBoardInput, options));
        say(`${made.key} is there: /w/${made.workspace}/b/${made.key}`);
      }),
    );
  cli
    .command("import")
    .description("take a file into a board; all of it or nothing, and the same file twice is the same as once")
    .argument("<file>", "the file, or - for standard input")
    .requiredOption("--board <key>")
    .addOption(new Option("--format <format>").choices(IMPORT_FORMATS).makeOptionMandatory())
    .option("--dry-run", "say what would be done, and do nothing", false)
    .option("--partial", "take the good lines even if others are refused", false)
    .action((file: string, options: { board: string; dryRun: boolean; partial: boolean }, command: Command) =>
      withDatabase(async ({ db }) => {
        const refused = await importFromFile(db, terminal, file, options);
        if (refused) command.error("Nothing was imported.", { exitCode: 1 });
      }),
    );
  cli
    .command("export")
    .description("write a board to standard output")
    .requiredOption("--board <key>")
    .addOption(new Option("--format <format>").choices(EXPORT_FORMATS).makeOptionMandatory())
    .action((options: { board: string; format: (typeof EXPORT_FORMATS)[number] }) => withDatabase(({ db }) => exportToOutput(db, terminal, options)));
}

function addSources(cli: Command, { withDatabase, say }: Terminal): void {
  const source = cli.command("source").description("CI/CD systems that report here");
  source
    .command("forget")
    .description("remove the sources whose secrets cannot be read with this AUTH_SECRET")
    .action(() =>
      withDatabase(async ({ db }) => {
        const forgotten = await forgetUnreadableSources(db);
        for (const { name, board } of forgotten) say(`${board}: ${name} is removed. Connect it anew in the board's settings.`);
        if (forgotten.length === 0) say("The secrets of all sources can be read.");
      }),
    );
}
