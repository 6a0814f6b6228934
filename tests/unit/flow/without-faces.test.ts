import { expect, test } from "vitest";
import { withoutFaces } from "@/components/charts/without-faces";

test("a picture's font list is the page's without the faces that only the page has", () => {
  const faces = new Set(["Inter Variable", '"Noto Sans KR Variable"']);
  expect(withoutFaces('"Inter Variable", "Noto Sans KR", \'Noto Sans KR Variable\', system-ui, sans-serif', faces)).toBe('"Noto Sans KR", system-ui, sans-serif');
  expect(withoutFaces("system-ui", faces)).toBe("system-ui");
  expect(withoutFaces('"Inter Variable"', faces)).toBe("sans-serif");
});
