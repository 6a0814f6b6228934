import "./check-node.mjs";
import { fileURLToPath } from "node:url";
import { endChildrenWithUs, run } from "./children.mjs";
import { prepareBuild } from "./prepare/build.mjs";
import { prepareClient } from "./prepare/client.mjs";
import { prepareDependencies } from "./prepare/dependencies.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
endChildrenWithUs();

try {
  await prepareDependencies();
  await prepareClient();
  await prepareBuild();
  const { register } = await import("tsx/esm/api");
  register();
  const { preparePostgres } = await import("./prepare/test-tools.mjs");
  await preparePostgres();
  const env = { ...process.env, TZ: "UTC", LOG_LEVEL: "silent", AUTH_SECRET: "for-tests-only-for-tests-only-for-tests-only" };
  process.exitCode = await run(process.execPath, ["--import", "tsx", "tests/faults/run.ts", ...process.argv.slice(2)], { env, show: true });
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
