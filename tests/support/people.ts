import { randomUUID } from "node:crypto";
import type { Db } from "@/server/platform/db/client";
import { createPageContext } from "@/server/people/create-context";
import type { Role } from "@/server/people/domain/actor";
import { handleAuth } from "@/server/people/handle-auth";
import { hashPassword } from "@/server/people/hash-password";

export const PASSWORD = "correct horse battery";
const CHEAP = { ln: 4, r: 8, p: 1 };

export type Person = { id: string; email: string; name: string };
type Wish = { email?: string; name?: string; password?: string | null; isDemo?: boolean };

/** An account with the password PASSWORD, hashed at a cost that tests can afford. */
export async function aPerson(db: Db, { email = `${randomUUID()}@example.org`, name = "Dana", password = PASSWORD, isDemo = false }: Wish = {}): Promise<Person> {
  const passwordHash = password === null ? null : await hashPassword(password, CHEAP);
  const { id } = await db.user.create({ data: { email, name, passwordHash, isDemo } });
  return { id, email, name };
}

/** A board with these members, written without its history: for tests of who may come near it. */
export async function aBoardOf(db: Db, key: string, members: [Person, Role[]][]): Promise<{ id: string; key: string; workspace: string }> {
  const slug = `workspace-${key.toLowerCase()}`;
  const people = members.map(([person]) => ({ userId: person.id }));
  const workspace = await db.workspace.create({ data: { slug, name: key, members: { create: people } } });
  const { id } = await db.board.create({ data: { key, name: key, timeZone: "Asia/Seoul", locale: "en", workspaceId: workspace.id } });
  for (const [person, roles] of members) await db.membership.create({ data: { boardId: id, userId: person.id, roles, counted: roles.includes("TEAM_MEMBER") } });
  return { id, key, workspace: slug };
}

/** As much of a browser as signing in needs: it keeps cookies and says where its requests come from. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly db: Db,
    readonly address = "192.0.2.1",
  ) {}

  get(path: string): Promise<Response> {
    return this.send("GET", path);
  }

  post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.send("POST", path, new URLSearchParams(fields), headers);
  }

  async signIn(person: { email: string }, password = PASSWORD, fields: Record<string, string> = {}): Promise<Response> {
    return this.post("callback/credentials", { csrfToken: await this.csrf(), email: person.email, password, json: "true", ...fields });
  }

  async click(person: { email: string }): Promise<Response> {
    return this.post("callback/demo", { csrfToken: await this.csrf(), email: person.email, json: "true" });
  }

  async csrf(): Promise<string> {
    return ((await (await this.get("csrf")).json()) as { csrfToken: string }).csrfToken;
  }

  /** Who the next page would be shown to. */
  async user() {
    return (await createPageContext(this.headers(), this.db)).user;
  }

  headers(more: Record<string, string> = {}): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ cookie, "x-throughline-address": this.address, "sec-fetch-site": "same-origin", ...more });
  }

  async send(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
    const [pathname = "", query = ""] = path.split("?");
    const request = new Request(`http://127.0.0.1:3000/api/auth/${pathname}?${query}`, { method, body, headers: this.headers(headers) });
    const response = await handleAuth(request, pathname.split("/"), this.db);
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === "") this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
