import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run } from "../children.mjs";
import { step } from "./step.mjs";

/** What a package manager calls the tools; the first manager that is there is asked. */
const MANAGERS = [
  { command: "apt-get", before: ["update"], install: ["install", "-y", "--no-install-recommends"], chromium: ["chromium"], postgres: ["postgresql"] },
  { command: "dnf", install: ["install", "-y"], chromium: ["chromium"], postgres: ["postgresql-server"] },
  { command: "apk", install: ["add"], chromium: ["chromium"], postgres: ["postgresql16"] },
  { command: "pacman", install: ["-Sy", "--noconfirm"], chromium: ["chromium"], postgres: ["postgresql"] },
  { command: "brew", install: ["install"], chromium: ["--cask", "chromium"], postgres: ["postgresql@17"], withoutRoot: true },
];

/** A PostgreSQL server for the integration tests. Throws with what to install when there is no way to get one. */
export async function preparePostgres() {
  const { findPostgres } = await import("../../tests/support/find-postgres.ts");
  if (findPostgres()) return;
  const trouble = await install("postgres", "PostgreSQL");
  if (!findPostgres()) throw new Error(`The tests need a PostgreSQL server, 15 or newer: install your system's package (Debian, Ubuntu: apt-get install postgresql).${trouble}`);
}

/** A Chromium for the end-to-end tests: the system's, else the one that Playwright brings. Throws with what to install. */
export async function prepareChromium() {
  const { findChromium } = await import("../../tests/support/find-chromium.ts");
  const { chromium } = await import("@playwright/test");
  const isThere = () => findChromium() !== null || existsSync(chromium.executablePath());
  if (isThere()) return;
  let trouble = await install("chromium", "Chromium");
  if (!isThere()) trouble += await attempt("Installing Playwright's Chromium", [process.execPath, "node_modules/@playwright/test/cli.js", "install", "--with-deps", "chromium"]);
  if (!isThere()) throw new Error(`The tests need Chromium: install your system's package, or set CHROMIUM_PATH to one.${trouble}`);
}

async function install(tool, name) {
  const manager = MANAGERS.find(({ command }) => isHere(command));
  if (!manager) return "";
  const sudo = manager.withoutRoot || process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const troubles = [];
  if (manager.before) troubles.push(await attempt("Reading the package lists", [...sudo, manager.command, ...manager.before]));
  troubles.push(await attempt(`Installing ${name}`, [...sudo, manager.command, ...manager.install, ...manager[tool]]));
  return troubles.join("");
}

/** Empty, or why it failed: the caller looks whether the tool is there now, and tells only then. */
async function attempt(title, [command, ...args]) {
  try {
    await step(title, () => run(command, args, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }));
    return "";
  } catch (error) {
    return `\n${error.message}`;
  }
}

function isHere(command) {
  return spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;
}
