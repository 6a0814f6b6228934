import ipaddr from "ipaddr.js";

/** Networks that are public by their numbers and lead somewhere else: to an IPv4 address of their choice. */
const TUNNELS = ["64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"].map((network) => ipaddr.parseCIDR(network));

/** Whether an address belongs to the public internet: not to this machine, its network, or a tunnel into either. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address); // An IPv4 address written as IPv6 is what it stands for.
  if (parsed.kind() === "ipv6" && TUNNELS.some((network) => parsed.match(network))) return false;
  return parsed.range() === "unicast";
}
