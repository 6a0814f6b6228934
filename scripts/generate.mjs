// Makes Prisma's client. Any executable will do as "schema engine" for this step: it is never run, only looked for.
import { spawnSync } from "node:child_process";
const made = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
});
process.exit(made.status ?? 1);
