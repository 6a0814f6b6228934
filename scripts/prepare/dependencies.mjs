import { readFileSync } from "node:fs";
import { run } from "../children.mjs";
import { step } from "./step.mjs";

/** Installs exactly the locked dependencies unless they are all there. The build needs the development ones too. */
export async function prepareDependencies() {
  if (isInstalled()) return;
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const cli = process.env.npm_execpath;
  const [command, ...first] = cli?.endsWith("npm-cli.js") ? [process.execPath, cli] : process.platform === "win32" ? ["cmd", "/c", "npm"] : ["npm"];
  await step("Installing dependencies", () => run(command, [...first, ...args]));
}

/** npm keeps its own account of what it installed; it is written last, so a broken installation has none. */
function isInstalled() {
  const installed = packagesIn("node_modules/.package-lock.json");
  if (!installed) return false;
  return Object.entries(packagesIn("package-lock.json") ?? {}).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed[path];
    return found ? found.version === wanted.version && found.integrity === wanted.integrity : Boolean(wanted.optional || wanted.devOptional);
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}
