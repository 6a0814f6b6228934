import { randomBytes } from "node:crypto";

let last = { at: 0, count: 0 };

/** An id for a new row: a UUID of version 7, later than every one that this process made before. */
export function newId(): string {
  const bytes = randomBytes(16);
  last = next(Date.now());
  // 48 bits of time, then a count within the millisecond in the 12 bits that follow: ids of one process keep their order.
  bytes.writeUIntBE(last.at, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.count, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function next(now: number): typeof last {
  if (now > last.at) return { at: now, count: 0 };
  return last.count < 0xfff ? { at: last.at, count: last.count + 1 } : { at: last.at + 1, count: 0 };
}
