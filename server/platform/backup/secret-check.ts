import { hkdfSync } from "node:crypto";

/** What a secret is recognized by and cannot be learnt from. */
export function secretCheck(secret: string): string {
  return Buffer.from(hkdfSync("sha256", secret, "", "throughline backup check", 16)).toString("hex");
}
