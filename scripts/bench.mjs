import "./check-node.mjs";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { endChildrenWithUs, run } from "./children.mjs";
import { prepareBuild } from "./prepare/build.mjs";
import { prepareClient } from "./prepare/client.mjs";
import { prepareDependencies } from "./prepare/dependencies.mjs";
import { speakOnStandardError } from "./prepare/step.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
speakOnStandardError(); // Standard output is the figures, one JSON line each.
endChildrenWithUs();

try {
  await prepareDependencies();
  await prepareClient();
  await prepareBuild();
  const wanted = process.argv.slice(2);
  const files = readdirSync("tests/bench", { recursive: true }).filter((file) => file.endsWith(".bench.ts")).sort();
  // A process each: what one leaves in memory is no other's figure.
  for (const file of files.filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))) {
    const code = await run(process.execPath, ["--import", "tsx", join("tests/bench", file)], { env: { ...process.env, LOG_LEVEL: "silent" }, show: true });
    if (code !== 0) process.exitCode = 1;
  }
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
