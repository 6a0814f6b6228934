#!/usr/bin/env node
// A post-receive hook of a bare repository: tells a source of what was pushed, and Buildbot that there is something to build.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const { THROUGHLINE_ADDRESS: address, THROUGHLINE_SECRET: secret, BUILDBOT_PORT: port } = process.env;
const NONE = /^0+$/;
const git = (...words) => execFileSync("git", words, { encoding: "utf8" });

for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const [before, after, ref] = line.split(" ");
  if (!ref.startsWith("refs/heads/") || NONE.test(after)) continue;
  const branch = ref.slice("refs/heads/".length);
  await tell({ repository: "erp", push: { branch, before, after, commits: commitsOf(before, after) } });
  execFileSync("buildbot", ["sendchange", "--master", `127.0.0.1:${port}`, "--auth", "change:changepw", "--who", "Dana", "--vc", "git", "--repository", process.cwd(), "--project", "erp", "--branch", branch, "--revision", after, "test.sh"]);
}

/** The commits that came, the oldest first; fields are parted by what no message holds. */
function commitsOf(before, after) {
  const range = NONE.test(before) ? [after] : [`${before}..${after}`];
  const written = git("log", "--reverse", "--max-count=1000", "--format=%H%x00%an%x00%aI%x00%B%x01", ...range);
  return written.split("\x01").flatMap((one) => {
    const [sha, author, at, message] = one.trimStart().split("\0");
    return sha ? [{ sha, author, at, message: message.trimEnd() }] : [];
  });
}

async function tell(payload) {
  const answer = await fetch(address, { method: "POST", headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" }, body: JSON.stringify(payload) });
  console.log(`A push was told of: ${answer.status} ${await answer.text()}`);
  if (!answer.ok) process.exitCode = 1;
}
