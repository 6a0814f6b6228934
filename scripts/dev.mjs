import "./check-node.mjs";
import { fileURLToPath } from "node:url";
import { endChildrenWithUs, run } from "./children.mjs";
import { prepareClient } from "./prepare/client.mjs";
import { prepareDependencies } from "./prepare/dependencies.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
endChildrenWithUs();

try {
  await prepareDependencies();
  await prepareClient();
  const host = process.env.HOST || (process.env.DATABASE_URL ? "0.0.0.0" : "127.0.0.1");
  const args = ["node_modules/next/dist/bin/next", "dev", "--hostname", host, "--port", process.env.PORT || "3000"];
  process.exitCode = await run(process.execPath, args, { env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" }, show: true });
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
