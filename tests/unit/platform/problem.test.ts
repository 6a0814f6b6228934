import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { DomainError } from "@/server/platform/errors";
import { problemOf, problemResponse } from "@/server/platform/problem";

const INSIDES = 'relation "Card" does not exist at /srv/server/board/move-card.ts';

test.each([
  ["an error", new Error(INSIDES)],
  ["a text", INSIDES],
  ["an error inside a procedure", new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: INSIDES, cause: new Error(INSIDES) })],
])("%s that nobody expected is answered without its insides", async (_, error) => {
  const answer = problemResponse(error);
  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({ code: "INTERNAL", reason: "server_error", facts: {} });
  expect(text).not.toMatch(/relation|Card|srv/);
});

test("a refusal is told with its cause and its facts, and how long to wait in the header, too", () => {
  const refusal = new DomainError("TOO_MANY", "too_many_attempts", { retryAfter: 30 });
  expect(problemOf(refusal)).toMatchObject({ status: 429, code: "TOO_MANY", reason: "too_many_attempts", facts: { retryAfter: 30 } });
  expect(problemResponse(refusal).headers.get("retry-after")).toBe("30");
});
