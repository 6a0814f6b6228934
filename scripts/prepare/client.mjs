import { readFileSync, writeFileSync } from "node:fs";
import { run } from "../children.mjs";
import { contentHash } from "./content-hash.mjs";
import { step } from "./step.mjs";

const STAMP = "server/platform/db/generated/.made-from";

/** Makes the database client unless the one that is there came from this very schema and this version of Prisma. */
export async function prepareClient() {
  const hash = contentHash(["prisma/schema", "scripts/generate.mjs", "node_modules/prisma/package.json"]);
  if (isMadeFrom(STAMP, hash)) return;
  await step("Making the database client", () => run(process.execPath, ["scripts/generate.mjs"]));
  writeFileSync(STAMP, hash);
}

/** Whether the stamp says that what it stands beside was made from sources with this hash. */
export function isMadeFrom(stamp, hash) {
  try {
    return readFileSync(stamp, "utf8") === hash;
  } catch {
    return false;
  }
}
