import fc from "fast-check";
import { expect, test } from "vitest";
import { createCardInput } from "@/server/board/contracts";
import { feedbackTitle } from "@/server/scrum/domain/feedback-card";

test("the title of what was said is its first line, and always one that a card takes", () => {
  expect(feedbackTitle("  Remember the plant\nAsked by Ulsan")).toBe("Remember the plant");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 1_000 }).filter((text) => text.trim() !== "" && text.isWellFormed()), (text) => {
      const title = feedbackTitle(text);
      expect(title.isWellFormed()).toBe(true);
      expect(createCardInput.parse({ key: "ERP", title }).title).toBe(title);
    }),
  );
  expect(feedbackTitle("가".repeat(400))).toHaveLength(300);
  expect(feedbackTitle("😀".repeat(200)).isWellFormed()).toBe(true);
});
