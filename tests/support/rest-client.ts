import { answerRest } from "@/server/answer-rest";
import { createToken } from "@/server/people/create-token";
import type { Db } from "@/server/platform/db/client";

export type RestAnswer = { status: number; headers: Headers; text: string; body: Record<string, unknown> };
export type RestClient = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<RestAnswer>;

/** A program that uses REST with a token of this person; without one it sends none. A string or bytes as body go out as they are. */
export async function aRestClient(db: Db, userId: string | null): Promise<RestClient> {
  const token = userId === null ? null : (await createToken(db, userId, "test")).token;
  return async (method, path, body, headers = {}) => {
    const raw = typeof body === "string" || body instanceof Uint8Array;
    const request = new Request(`http://127.0.0.1:3000/api/v1${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { "content-type": raw ? "application/x-ndjson" : "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
    });
    const response = await answerRest(request, db);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json; ") ?? false;
    return { status: response.status, headers: response.headers, text, body: (isJson && text !== "" ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
}
