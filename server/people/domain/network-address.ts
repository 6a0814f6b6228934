/** What one attacker is assumed to own: an IPv4 address, or a /64 of IPv6. */
export function networkOf(address: string): string {
  const bare = address.trim().toLowerCase().replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  return bare.includes(":") ? `${firstFourGroups(bare).join(":")}::/64` : bare;
}

function firstFourGroups(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill("0"), ...after];
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
}

/** Whether a socket's address is of the machine itself. */
export function isLoopback(address: string | null): boolean {
  return address !== null && (address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address));
}
