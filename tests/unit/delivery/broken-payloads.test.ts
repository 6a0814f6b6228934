import { expect, test } from "vitest";
import { oddTextIn } from "@/server/platform/domain/text-input";
import { DomainError } from "@/server/platform/errors";
import { SOURCE_DEFINITIONS } from "@/server/delivery/sources/definitions";
import { github } from "@/server/delivery/sources/github";
import { storyOf } from "@/tests/support/github-deliveries";
import { STORIES } from "@/tests/support/source-stories";
import { fieldsOf, withField } from "@/tests/support/with-field";

const STRANGE: unknown[] = [undefined, null, 7, -1, 1e300, true, "", "x", [], [null], {}, { x: 1 }, "\u0000\ud800", "A-".repeat(50_000), "2026-13-45T99:99:99Z", "__proto__"];
const messages = [...new Map(storyOf("ERP-1").map((message) => [message.event, message])).values()];

test.each(messages)("a $event with any field broken is understood or refused, never more", ({ event, payload }) => {
  const fields = fieldsOf(payload);
  expect(fields.length).toBeGreaterThan(10);
  for (const path of fields) {
    for (const value of STRANGE) {
      try {
        const parsed = github.parse(event, withField(payload, path, value), { boardKey: "ERP", headers: {}, receivedAt: new Date() });
        // What the database refuses is left out of all that would be written.
        expect(oddTextIn(parsed), path.join(".")).toBeNull();
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        expect(error, path.join(".")).toMatchObject({ code: "INVALID", reason: "not_this_event" });
      }
    }
  }
});

const others = STORIES.flatMap(({ kind, sent }) => sent("ERP-1").map((one, index) => [`${kind} ${index}`, kind, one] as const));

test.each(others)("what %s says with any field broken is understood or refused, never more", (_, kind, { headers = {}, payload }) => {
  const definition = SOURCE_DEFINITIONS[kind];
  for (const path of fieldsOf(payload)) {
    for (const value of STRANGE.slice(0, 13)) {
      try {
        const read = definition.read(new TextEncoder().encode(JSON.stringify(withField(payload, path, value))), headers);
        const parsed = definition.parse(definition.eventOf(headers, read), read, { boardKey: "ERP", headers, receivedAt: new Date() });
        definition.deliveryId(headers, read);
        definition.actionOf(read);
        expect(oddTextIn(JSON.parse(JSON.stringify(parsed, (__, one: unknown) => (typeof one === "bigint" ? String(one) : one)))), path.join(".")).toBeNull();
      } catch (error) {
        if (!(error instanceof DomainError)) throw new Error(`${path.join(".")} = ${JSON.stringify(value)}`, { cause: error });
        expect(error, path.join(".")).toMatchObject({ code: "INVALID", reason: "not_this_event" });
      }
    }
  }
});
