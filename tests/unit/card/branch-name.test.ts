import { describe, expect, test } from "vitest";
import { branchName } from "@/components/board/card-panel/branch-name";

describe("the name of a branch for a card", () => {
  test.each([
    ["Price list history", "feature/ERP-42-price-list-history"],
    ["  Crème brûlée: 30 % off! ", "feature/ERP-42-creme-brulee-30-off"],
    ["공급업체별 가격 이력", "feature/ERP-42"],
    ["3개월 가격 이력", "feature/ERP-42"],
    ["주문 API 개선", "feature/ERP-42-api"],
    ["..", "feature/ERP-42"],
    ["👩‍👩‍👧‍👦", "feature/ERP-42"],
  ])("of “%s” is %s", (title, name) => {
    expect(branchName("ERP-42", title)).toBe(name);
  });

  test("ends at a whole word", () => {
    expect(branchName("ERP-42", "one two three four five six seven eight nine ten eleven")).toBe("feature/ERP-42-one-two-three-four-five-six-seven-eight");
    expect(branchName("ERP-42", "x".repeat(300))).toBe("feature/ERP-42");
  });
});
