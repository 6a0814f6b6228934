import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { run } from "../children.mjs";
import { isMadeFrom } from "./client.mjs";
import { contentHash } from "./content-hash.mjs";
import { step } from "./step.mjs";

const STAMP = ".next/made-from";
const FOLDERS = ["app", "components", "messages", "prisma", "public", "server"];
const NOT_BUILT_FROM = /^(eslint|playwright|vitest|prisma)\.config\.|\.tsbuildinfo$|^next-env\.d\.ts$/;

/** Builds the app unless the build that is there came from these very sources. */
export async function prepareBuild() {
  const files = readdirSync(".").filter((name) => /\.(ts|mjs|json)$/.test(name) && !NOT_BUILT_FROM.test(name));
  const hash = contentHash([...FOLDERS, ...files]);
  if (isMadeFrom(STAMP, hash)) return;
  rmSync(STAMP, { force: true });
  await step("Building the app", () => run(process.execPath, ["node_modules/next/dist/bin/next", "build"], { env: buildEnvironment() }));
  writeFileSync(STAMP, hash);
}

/** A build serves any settings, so it sees none of them: a bad one is told when the app starts. */
function buildEnvironment() {
  const settings = /^(AUTH_.*|DATABASE_URL|DATA_DIR|DEMO|HOST|LOG_LEVEL|NEXTAUTH_.*|OIDC_.*|PORT|PUBLIC_URL|TRUSTED_PROXIES)$/;
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)));
  return { ...rest, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
}
