import NextAuth, { type NextAuthOptions, type Session } from "next-auth";
import { decode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { authSecret } from "@/server/platform/auth-secret";
import { now } from "@/server/platform/clock";
import { bareSql, type Db } from "@/server/platform/db/client";
import { env } from "@/server/platform/env";
import { logger } from "@/server/platform/logger";
import type { SessionUser } from "@/server/platform/trpc";
import type { SignedIn } from "./check-password";
import { IDLE_SECONDS, isSessionOver } from "./domain/session-age";
import { admit, type KnownUser } from "./known-user";

/** What a session cookie says, sealed: who, since when, and which of their session versions. Seconds since 1970. */
const claims = z.object({ sub: z.uuid(), version: z.int(), startedAt: z.int(), seenAt: z.int() });
type Claims = z.output<typeof claims>;

export type SignIn = (fields: Record<string, unknown>) => Promise<SignedIn | null>;
/** How a person may sign in, by name. */
export type Doors = Record<string, SignIn>;

/** The person whose session the cookie holds, or null. One query: sessions that were ended, everywhere, end here. */
export async function findSessionUser(db: Db, cookie: string | undefined): Promise<SessionUser | null> {
  if (cookie === undefined) return null;
  const decoded = await decode({ token: cookie, secret: authSecret() }).catch(() => null);
  const parsed = claims.safeParse(decoded);
  return parsed.success ? findUserOf(db, parsed.data) : null;
}

/** Over https the name makes the browser refuse the cookie from a subdomain or without `Secure`. */
export function sessionCookieName(): string {
  return isSecure() ? "__Host-throughline.session" : "throughline.session";
}

export function csrfCookieName(): string {
  return isSecure() ? "__Host-throughline.csrf" : "throughline.csrf";
}

/** next-auth with our doors; the only place that knows its options. Redirects are answered as `{ url }`. */
export function nextAuth(db: Db, doors: Doors): (request: object, response: object) => Promise<unknown> {
  const options = optionsFor(db, doors);
  const handler = defaultOf(NextAuth) as (request: object, response: object, options: NextAuthOptions) => Promise<unknown>;
  return (request, response) => handler(request, response, options);
}

function optionsFor(db: Db, doors: Doors): NextAuthOptions {
  let signedIn: SignedIn | null = null;
  let person: SessionUser | null = null;
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: IDLE_SECONDS },
    jwt: { maxAge: IDLE_SECONDS },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: cookieNamed(sessionCookieName()), csrfToken: cookieNamed(csrfCookieName()) },
    providers: Object.entries(doors).map(([id, signIn]) =>
      defaultOf(CredentialsProvider)({
        id,
        credentials: {},
        async authorize(fields) {
          signedIn = await signIn(fields ?? {});
          return signedIn && { id: signedIn.id };
        },
      }),
    ),
    callbacks: {
      redirect: ({ url, baseUrl }) => (url === baseUrl ? "/" : url),
      async jwt({ token, user }) {
        if (user && signedIn) return { ...freshClaims(signedIn) };
        const known = claims.parse(token);
        person = await findUserOf(db, known);
        if (person === null) throw new Error("the session is over");
        return { ...known, seenAt: seconds(now()) };
      },
      session: ({ session }) => ({ expires: session.expires, user: { name: person?.name, email: person?.email, locale: person?.locale } as Session["user"] }),
    },
    logger: { error: (code) => logger.debug({ code }, "next-auth"), warn: () => undefined, debug: () => undefined },
  };
}

function freshClaims({ id, sessionVersion }: SignedIn): Claims {
  const at = seconds(now());
  return { sub: id, version: sessionVersion, startedAt: at, seenAt: at };
}

async function findUserOf(db: Db, session: Claims): Promise<SessionUser | null> {
  if (isSessionOver(session, seconds(now()))) return null;
  const [user] = await bareSql(db).$queryRaw<KnownUser[]>`
    SELECT "id", "name", "email", "locale", "isAdmin", "isDemo", "sessionVersion", "deletedAt" FROM "User" WHERE "id" = ${session.sub}::uuid`;
  return user?.sessionVersion === session.version ? admit(user, "session") : null;
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}

function isSecure(): boolean {
  return env().publicUrl.startsWith("https://");
}

function cookieNamed(name: string) {
  return { name, options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() } as const };
}

/** The default export of a CommonJS module: itself under a bundler, one step deeper under Node. */
function defaultOf<T>(module: T): T {
  return (module as { default?: T }).default ?? module;
}
