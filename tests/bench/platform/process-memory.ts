import { readFileSync } from "node:fs";

/** What a process holds in memory, in MB, each shared page counted by its share; NaN where the system does not tell (all but Linux). */
export function proportionalMb(pid: number | undefined): number {
  return kilobytes(`/proc/${pid}/smaps_rollup`, "Pss") / 1000;
}

/** What a process holds in memory, in MB, shared pages counted whole; NaN where the system does not tell. */
export function residentMb(pid: number | undefined): number {
  return kilobytes(`/proc/${pid}/status`, "VmRSS") / 1000;
}

function kilobytes(file: string, field: string): number {
  try {
    const [, kib] = new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(readFileSync(file, "utf8")) ?? [];
    return (Number(kib) * 1024) / 1000;
  } catch {
    return Number.NaN;
  }
}
