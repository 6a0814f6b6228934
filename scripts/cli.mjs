import "./check-node.mjs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { prepareClient } from "./prepare/client.mjs";
import { prepareDependencies } from "./prepare/dependencies.mjs";
import { speakOnStandardError } from "./prepare/step.mjs";
import { endChildrenWithUs } from "./children.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
speakOnStandardError(); // Standard output is the command's own: TOKEN=$(npm run -s cli -- token create ...)

try {
  const served = endChildrenWithUs();
  await prepareDependencies();
  await prepareClient();
  served();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

const { register } = await import("tsx/esm/api");
register();
const command = resolve("server/cli.ts");
process.argv[1] = command;
await import(pathToFileURL(command).href);
