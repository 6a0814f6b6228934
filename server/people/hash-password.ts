import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { turns } from "@/server/platform/turns";
import { PASSWORD_MAX } from "./domain/password-length";
import { normalizePassword } from "./domain/password-rules";

/** OWASP's first choice for scrypt: 128 MiB and about 0.4 s of one core for each guess. */
const COST = { ln: 17, r: 8, p: 1 };
const MAX_LN = 20;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A flood of sign-ins holds at most twice the memory of one. */
const inTurn = turns("hashing", { atOnce: () => 2, waitingMax: 100 });

type Hash = { ln: number; r: number; p: number; salt: Buffer; hash: Buffer };

/** A hash as `$scrypt$ln=17,r=8,p=1$salt$hash`; it names its own cost, so that the cost can rise later. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, { ...cost, salt });
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${encode(salt)}$${encode(hash)}`;
}

/**
 * Whether `password` is the one that `stored` was made from. Without a stored hash (nobody has that address, or no
 * password was chosen yet) it works as long and answers false, so that time tells nothing about who has an account.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const known = stored === null ? null : parse(stored);
  const against = known ?? { ...COST, salt: Buffer.alloc(SALT_BYTES), hash: Buffer.alloc(HASH_BYTES) };
  const usable = password.length <= PASSWORD_MAX * 4;
  const hash = await derive(usable ? password : "", against);
  const same = timingSafeEqual(hash, against.hash);
  return same && usable && known !== null;
}

function parse(stored: string): Hash | null {
  const match = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored);
  if (match === null) return null;
  const [, ln, r, p, salt, hash] = match;
  const parsed = { ln: Number(ln), r: Number(r), p: Number(p), salt: Buffer.from(salt ?? "", "base64"), hash: Buffer.from(hash ?? "", "base64") };
  return parsed.ln <= MAX_LN && parsed.hash.length === HASH_BYTES ? parsed : null;
}

function encode(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

function derive(password: string, { ln, r, p, salt }: Omit<Hash, "hash">): Promise<Buffer> {
  const options = { N: 2 ** ln, r, p, maxmem: 2 ** ln * r * 128 * 2 };
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(normalizePassword(password), salt, HASH_BYTES, options, (error, hash) => (error ? reject(error) : resolve(hash)));
      }),
  );
}
