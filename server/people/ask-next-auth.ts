import type { Db } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { nextAuth, type Doors } from "./session";

export type AuthRequest = {
  method: string;
  action: string;
  door?: string;
  cookies: Record<string, string>;
  fields: Record<string, unknown>;
};
/** Where to go (a path of ours), or else what to say; and the cookies to set. */
export type AuthAnswer = { url: string | null; body: unknown; cookies: string[] };

/**
 * Lets next-auth answer, through its interface for plain request and response objects. What a door throws or refuses is
 * thrown: next-auth itself would put it into a redirect.
 */
export async function askNextAuth(db: Db, doors: Doors, request: AuthRequest): Promise<AuthAnswer> {
  const { doors: guarded, refusal } = guard(doors);
  const response = new Recorder();
  const { method, action, door, cookies, fields } = request;
  const query = { nextauth: door === undefined ? [action] : [action, door] };
  const body = method === "POST" ? { ...fields, json: "true" } : undefined;
  await nextAuth(db, guarded)({ method, query, cookies, body, headers: {} }, response);
  const refused = refusal();
  if (refused !== null) throw refused;
  const url = urlOf(response.body);
  if (url?.includes("csrf=true")) throw new DomainError("FORBIDDEN", "csrf");
  return { url, body: response.body, cookies: response.cookies() };
}

function guard(doors: Doors): { doors: Doors; refusal: () => unknown } {
  let refused: unknown = null;
  const guarded = Object.entries(doors).map(([name, signIn]): [string, Doors[string]] => [
    name,
    async (fields) => {
      try {
        const person = await signIn(fields);
        if (person === null) refused = new DomainError("UNAUTHENTICATED", "sign_in_refused");
        return person;
      } catch (error) {
        refused = error;
        return null;
      }
    },
  ]);
  return { doors: Object.fromEntries(guarded), refusal: () => refused };
}

function urlOf(body: unknown): string | null {
  return typeof body === "object" && body !== null && "url" in body && typeof body.url === "string" ? body.url : null;
}

/** As much of a Node response as next-auth writes to. */
class Recorder {
  body: unknown = null;
  private readonly headers = new Map<string, string | string[]>();

  status(): this {
    return this;
  }

  setHeader(name: string, value: string | string[]): this {
    this.headers.set(name.toLowerCase(), value);
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.headers.get(name.toLowerCase());
  }

  json(body: unknown): void {
    this.body = body;
  }

  send(body: unknown): void {
    this.body = body;
  }

  end(): void {
    this.body = null;
  }

  cookies(): string[] {
    return [this.headers.get("set-cookie") ?? []].flat();
  }
}
