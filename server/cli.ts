import { CommanderError } from "commander";
import { commandSentence } from "./portability/cli/command-sentence";
import { program, type Terminal } from "./portability/cli/program";
import { closeDatabase, getDatabase } from "./platform/db/client";
import { migrate } from "./platform/db/migrate";
import { logger } from "./platform/logger";

const terminal: Terminal = {
  async withDatabase(work) {
    const database = await getDatabase({ isPatient: true });
    await migrate(database);
    return work(database);
  },
  say: (line) => console.log(line),
  write: (piece) => new Promise((resolve, reject) => process.stdout.write(piece, (error) => (error ? reject(error) : resolve()))),
};

// Standard output is the command's own.
logger.level = "warn";

try {
  await program(terminal).parseAsync(process.argv);
} catch (error) {
  // Commander has said already what is wrong with the command itself.
  if (!(error instanceof CommanderError)) console.error(commandSentence(error));
  process.exitCode = error instanceof CommanderError ? error.exitCode : 1;
} finally {
  await closeDatabase();
}
