import { randomUUID } from "node:crypto";

let last = { at: 0, count: 0 };

/** An id for a new row: a UUID of version 7, later than every one that this process made before. */
export function newId(): string {
  last = next(Date.now());
  // 48 bits of time, then a count within the millisecond in the 12 bits that follow: ids of one process keep their order.
  const [time, count] = [last.at.toString(16).padStart(12, "0"), last.count.toString(16).padStart(3, "0")];
  // The rest is as random as in version 4, which has its variant at the same place and is made of bytes that are drawn many at once.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}${randomUUID().slice(18)}`;
}

function next(now: number): typeof last {
  if (now > last.at) return { at: now, count: 0 };
  return last.count < 0xfff ? { at: last.at, count: last.count + 1 } : { at: last.at + 1, count: 0 };
}
