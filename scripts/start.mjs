import "./check-node.mjs";
import { fileURLToPath } from "node:url";
import { endChildrenWithUs } from "./children.mjs";
import { prepareBuild } from "./prepare/build.mjs";
import { prepareClient } from "./prepare/client.mjs";
import { prepareDependencies } from "./prepare/dependencies.mjs";
import { seconds, step } from "./prepare/step.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const began = performance.now();

try {
  const served = endChildrenWithUs();
  await prepareDependencies();
  await prepareClient();
  await prepareBuild();
  served();
  const address = await start();
  console.log(`\nThroughline is ready after ${seconds(began)}: ${process.env.PUBLIC_URL || address}\n${howToSignIn(address)}\nStop it with Ctrl-C.`);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

/** Next reads these two when it is loaded. */
async function start() {
  process.env.NODE_ENV = "production";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const { serve } = await import("./serve.mjs");
  return step("Starting", serve);
}

function howToSignIn(address) {
  const { demo, isEmpty } = globalThis.__throughline ?? {};
  if (demo) return "Sign in with one click on the sign-in page, or as po@demo.local with the password throughline.";
  return isEmpty ? `Make the first account at ${address}/setup` : `Sign in at ${address}/sign-in`;
}
