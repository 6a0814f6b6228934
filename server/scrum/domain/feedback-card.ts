import { TITLE_MAX } from "@/server/board/domain/text-limits";

/** The title of a card that is made of a note: its first line, as far as a title goes. */
export function feedbackTitle(text: string): string {
  const [first = ""] = text.trim().split(/[\r\n\u2028\u2029]+/);
  const title = first.trim();
  if (title.length <= TITLE_MAX) return title;
  // A character of two halves is not cut in the middle.
  return title.slice(0, TITLE_MAX - 1).replace(/[\ud800-\udbff]$/, "") + "…";
}
