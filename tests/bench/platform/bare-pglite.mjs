// The embedded database alone, open on the folder given: says so once it has answered, and stays.
import { PGlite } from "@electric-sql/pglite";

const lite = await PGlite.create({ dataDir: process.argv[2] });
await lite.query("SELECT 1");
console.log("open");
process.stdin.resume();
