import "./check-node.mjs";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { endChildrenWithUs, run } from "./children.mjs";
import { prepareBuild } from "./prepare/build.mjs";
import { prepareClient } from "./prepare/client.mjs";
import { prepareDependencies } from "./prepare/dependencies.mjs";
import { seconds } from "./prepare/step.mjs";
import { prepareChromium, preparePostgres } from "./prepare/test-tools.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const reports = mkdtempSync(join(tmpdir(), "throughline-reports-"));
process.on("exit", () => rmSync(reports, { recursive: true, force: true }));
endChildrenWithUs();

/** Each resolves to { passed, failed }. `npm test -- unit lint` runs only those named. */
const PARTS = {
  lint: () => check(["node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0"]),
  types: () => check(["node_modules/typescript/bin/tsc", "--noEmit"]),
  unit: () => vitest("unit"),
  integration: async () => {
    await preparePostgres();
    return vitest("integration");
  },
  e2e: async () => {
    await prepareChromium();
    await prepareBuild();
    return playwright();
  },
  attacks: async () => {
    await prepareBuild();
    return vitest("attacks");
  },
  faults: async () => {
    await preparePostgres();
    await prepareBuild();
    return vitest("faults");
  },
};

const total = { passed: 0, failed: 0 };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. The parts are: ${Object.keys(PARTS).join(", ")}`);
  process.exit(1);
}

if (await part("preparation", prepare)) {
  for (const [name, work] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) await part(name, work);
  }
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs one part and counts what it says; one that cannot run counts as a failure. */
async function part(name, work) {
  console.log(`\n== ${name}`);
  const began = performance.now();
  try {
    const { passed, failed } = await work();
    total.passed += passed;
    total.failed += failed;
    console.log(`== ${name}: ${passed} passed, ${failed} failed, ${seconds(began)}`);
    return true;
  } catch (error) {
    total.failed += 1;
    console.error(`== ${name} could not run: ${error.message}`);
    return false;
  }
}

async function prepare() {
  await prepareDependencies();
  await prepareClient();
  const { register } = await import("tsx/esm/api");
  register();
  return { passed: 0, failed: 0 };
}

async function check(args) {
  const code = await run(process.execPath, args, { show: true });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project) {
  const file = join(reports, `${project}.json`);
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--passWithNoTests", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run(process.execPath, args, { show: true });
  const report = read(file);
  const unloadable = report.testResults?.filter((suite) => suite.status === "failed" && suite.assertionResults.length === 0).length ?? 0;
  return counted(code, report.numPassedTests ?? 0, (report.numFailedTests ?? 0) + unloadable);
}

async function playwright() {
  const file = join(reports, "e2e.json");
  const args = ["node_modules/@playwright/test/cli.js", "test", "--pass-with-no-tests", "--reporter=list,json"];
  const code = await run(process.execPath, args, { env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }, show: true });
  const { stats } = read(file);
  return counted(code, stats?.expected ?? 0, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (stats?.skipped ?? 0));
}

/** A runner that fails without a failed test (a broken set-up, a leak at the end) has failed all the same. */
function counted(code, passed, failed) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}
