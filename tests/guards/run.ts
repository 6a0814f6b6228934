import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Removal, REMOVALS } from "./removals";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Takes each guard out of a copy of the product, one at a time, and runs the test that stands for it: a test that still
 * passes guards nothing. Prints a line a guard; exits with 1 if one was not missed.
 */
const copy = copyOfProduct();
process.on("exit", () => rmSync(dirname(copy), { recursive: true, force: true }));
const wanted = REMOVALS.filter(({ attack, test }) => process.argv.slice(2).every((word) => `${attack} ${test}`.includes(word)));
let unmissed = 0;
for (const removal of wanted) {
  const verdict = await tryWithout(removal);
  if (verdict !== "missed") unmissed++;
  console.log(`${verdict.padEnd(20)} ${removal.attack} (${removal.file}; ${removal.project} ${removal.test})`);
}
console.log(`${wanted.length - unmissed} passed, ${unmissed} failed`);
process.exitCode = unmissed === 0 ? 0 : 1;

/** The tracked and the new files as they are now, with what was installed and made for them. */
function copyOfProduct(): string {
  const target = join(mkdtempSync(join(tmpdir(), "throughline-guards-")), "product");
  const { stdout } = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, encoding: "utf8", maxBuffer: 1e8 });
  for (const file of stdout.split("\0").filter(Boolean)) cpSync(join(ROOT, file), join(target, file), { force: true });
  for (const made of ["node_modules", "server/platform/db/generated"]) spawnSync("cp", ["-al", join(ROOT, made), join(target, made)]);
  return target;
}

async function tryWithout({ file, guard, without, project, test }: Removal): Promise<"missed" | "NOT MISSED" | "NOT THERE ANY MORE" | "NO SUCH TEST"> {
  const path = join(copy, file);
  const whole = readFileSync(path, "utf8");
  if (whole.split(guard).length !== 2) return "NOT THERE ANY MORE";
  writeFileSync(path, whole.replace(guard, () => without));
  const { code, output } = await vitest(project, test).finally(() => writeFileSync(path, whole));
  if (output.includes("No test files found")) return "NO SUCH TEST";
  return code === 0 ? "NOT MISSED" : "missed";
}

function vitest(project: string, test: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--project", project, test, "--bail=1"], { cwd: copy });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece: Buffer) => (output += piece));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
