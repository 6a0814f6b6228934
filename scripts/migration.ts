// Writes the next migration: the difference between prisma/migrations and prisma/schema, as SQL to be read and completed by hand.
// Usage: npx tsx scripts/migration.ts verb_noun
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { draftMigration, migrate } from "../server/platform/db/migrate";
import { pgliteDatabase } from "../server/platform/db/open-pglite";

const name = process.argv[2];
if (!name || !/^[a-z]+(_[a-z]+)+$/.test(name)) {
  console.error("Give the migration a name that says what it does: npx tsx scripts/migration.ts add_sprint");
  process.exit(2);
}
const database = pgliteDatabase(await PGlite.create());
await migrate(database);
const sql = await draftMigration(database);
await database.close();
if (!sql) {
  console.log("The migrations already lead to this schema.");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join("prisma", "migrations", `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  console.log(`${folder}/migration.sql`);
}
