import { expect, test } from "vitest";
import { chooseLocale } from "@/app/locale";

test.each([
  ["ko", "en-US", "ko"],
  [undefined, "ko-KR,ko;q=0.9,en;q=0.8", "ko"],
  [undefined, "en-GB;q=0.4, ko;q=0.7", "ko"],
  [undefined, "de-DE, fr;q=0.9, ko;q=0.1", "ko"],
  [undefined, "ko;q=0, en", "en"],
  [undefined, "de", "en"],
  [undefined, null, "en"],
  ["de", "ko", "ko"],
])("chosen %s, browser %s: %s", (chosen, browser, locale) => {
  expect(chooseLocale(chosen, browser)).toBe(locale);
});
