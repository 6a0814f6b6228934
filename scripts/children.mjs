import { spawn } from "node:child_process";

const KILL_AFTER_MS = 4_000;
const OWN_GROUP = process.platform !== "win32";
const running = new Set();
let endedBy = null;

/**
 * Runs a command to its end. With `show` its output is seen as it comes; otherwise it is kept, and told if the command fails.
 * Resolves to the exit code with `show`, and throws on failure without.
 */
export function run(command, args, { env = process.env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, detached: OWN_GROUP, stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"] });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    running.add(child);
    child.on("error", reject);
    child.on("exit", () => running.delete(child));
    child.on("close", (code) => {
      if (endedBy) return; // The process is on its way out; whoever waits needs no answer.
      if (show || code === 0) resolve(code ?? 1);
      else reject(new Error(`${[command, ...args].join(" ")} ended with ${code}\n${shortened(output)}`));
    });
  });
}

/**
 * From here on, what would end this process ends every child first. Returns how to stop listening.
 */
export function endChildrenWithUs() {
  return onEnd(end);
}

/**
 * Calls `end` once, with the signal that asked for it; the end of the npm that started this script counts as one.
 * More signals change nothing: a terminal sends one to npm and to us, and npm passes its own on.
 * An npm that is killed passes no signal on: that the parent has changed is how it is noticed. Returns how to stop listening.
 */
export function onEnd(end) {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const parent = process.ppid;
  let ending = false;
  const once = (signal) => {
    if (ending) return;
    ending = true;
    clearInterval(watch);
    end(signal);
  };
  const watch = process.env.npm_lifecycle_event ? setInterval(() => process.ppid !== parent && once("SIGTERM"), 500) : undefined;
  watch?.unref();
  for (const signal of signals) process.on(signal, once);
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, once);
  };
}

function end(signal) {
  endedBy = signal;
  const finish = () => process.exit(signal === "SIGINT" ? 130 : 143);
  if (running.size === 0) finish();
  for (const child of running) {
    child.once("exit", () => running.size === 0 && finish());
    kill(child, "SIGTERM");
  }
  setTimeout(() => {
    for (const child of running) kill(child, "SIGKILL");
    finish();
  }, KILL_AFTER_MS);
}

function kill(child, signal) {
  try {
    process.kill(OWN_GROUP ? -child.pid : child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** The cause often stands first and the summary last; what lies between fills screens. */
function shortened(output) {
  const lines = output.trimEnd().split("\n");
  return (lines.length <= 60 ? lines : [...lines.slice(0, 30), "…", ...lines.slice(-30)]).join("\n");
}
