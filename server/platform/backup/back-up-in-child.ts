import { spawn } from "node:child_process";
import { setPriority } from "node:os";

const SCRIPT = ["--import", "tsx", "server/cli.ts", "backup", "--rehearse"];
const LOW_PRIORITY = 10;
const WITHIN_MS = 30 * 60_000;

/**
 * Runs the command `backup --rehearse` beside this process, so that neither reading everything nor packing it nor proving it takes a
 * turn from those who are served. `onChild` hears how to end it. Throws with what the command said when it fails.
 */
export async function backUpInChild(file: string, onChild: (end: () => void) => void): Promise<void> {
  const child = spawn(process.execPath, [...SCRIPT, file], { stdio: ["ignore", "ignore", "pipe"], timeout: WITHIN_MS, killSignal: "SIGKILL" });
  onChild(() => void child.kill("SIGKILL"));
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString()}`.slice(-2_000)));
  child.once("spawn", () => beModest(child.pid));
  const code = await new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(said.trim() || `the backup ended with ${code}`);
}

function beModest(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, LOW_PRIORITY);
  } catch {
    // It has ended already, or the system does not let us; it is a courtesy.
  }
}
