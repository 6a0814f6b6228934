import { expect } from "vitest";
import { oddTextIn } from "@/server/platform/domain/text-input";
import { DomainError } from "@/server/platform/errors";
import type { SourceDefinition } from "@/server/delivery/sources/source";
import { fieldsOf, withField } from "./with-field";

const STRANGE: unknown[] = [undefined, null, 7, -1, 1e300, true, "", "x", [], [null], {}, { x: 1 }, "\u0000\ud800", "A-".repeat(50_000), "2026-13-45T99:99:99Z", "__proto__"];

/** Holds a source to it that a payload with any one field broken is understood or refused as not of that event, never more. */
export function expectUnbroken(source: SourceDefinition, payload: unknown, headers: Record<string, string> = {}): void {
  const event = source.eventOf(headers, payload);
  const fields = fieldsOf(payload);
  expect(fields.length).toBeGreaterThan(10);
  for (const path of fields) {
    for (const value of STRANGE) {
      const broken = withField(payload, path, value);
      try {
        source.actionOf(broken);
        source.deliveryId(headers, broken);
        const parsed = source.parse(event, broken, { boardKey: "ERP", headers, receivedAt: new Date() });
        // What the database refuses is left out of all that would be written.
        expect(oddTextIn(parsed), path.join(".")).toBeNull();
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        expect(error, path.join(".")).toMatchObject({ code: "INVALID", reason: "not_this_event" });
      }
    }
  }
}
