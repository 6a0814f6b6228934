import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BoardEnvironment, draftOf, inputOf, moved, newEnvironment, patternsIn, placesOf, problemsOf, withPattern } from "@/components/settings/environments-draft";

const QA: BoardEnvironment = { id: "1", name: "QA", tier: "TESTING", patterns: ["qa-*"], needsApproval: false, needsQualityGate: false, callbackKind: null, callbackUrl: null };
const LIVE: BoardEnvironment = { id: "2", name: "Production", tier: "PRODUCTION", patterns: [], needsApproval: true, needsQualityGate: true, callbackKind: "GITLAB", callbackUrl: "https://gitlab.example.org" };
const draft = draftOf([QA, LIVE]);
const seen = (name: string, tier: BoardEnvironment["tier"] = "OTHER") => ({ name, tier, deployments: 1, lastAt: "2026-11-02T09:00:00.000Z" });

describe("a draft of environments", () => {
  test("is sent as it came, unless something was changed", () => expect(inputOf(draft)).toEqual([QA, LIVE]));

  test("is sent trimmed, each name once, and asks for no gate where nobody approves", () => {
    const [qa, live] = draft.map((one) => ({ ...one, name: ` ${one.name} `, patterns: " eu-* ,, live,eu-*", needsApproval: false }));
    expect(inputOf([qa!, live!])).toEqual([{ ...QA, patterns: ["eu-*", "live"] }, { ...LIVE, patterns: ["eu-*", "live"], needsApproval: false, needsQualityGate: false }]);
  });

  test("changes its order by one place, and not past its ends", () => {
    const names = (list: typeof draft) => list.map(({ name }) => name);
    expect(names(moved(draft, 1, -1))).toEqual(["Production", "QA"]);
    expect(names(moved(draft, 0, 1))).toEqual(["Production", "QA"]);
    expect([names(moved(draft, 0, -1)), names(moved(draft, 1, 1))]).toEqual([["QA", "Production"], ["QA", "Production"]]);
  });

  test("gives each new environment a slot of its own, whatever was removed before", () => {
    const one = [...draft, newEnvironment(draft)];
    const two = [...one, newEnvironment(one, "eu-west", "PRODUCTION")];
    const after = two.filter(({ slot }) => slot !== one.at(-1)?.slot);
    const slots = [...after, newEnvironment(after)].map(({ slot }) => slot);
    expect(new Set(slots).size).toBe(slots.length);
    expect(two.at(-1)).toMatchObject({ id: null, name: "eu-west", tier: "PRODUCTION" });
  });
});

describe("what is wrong with an environment", () => {
  const wrong = (part: Partial<(typeof draft)[number]>) => problemsOf([draft[0]!, { ...draft[1]!, ...part }]).get("2");
  test.each([
    [{ name: "  " }, { field: "name", reason: "empty", count: 0 }],
    [{ name: " qa " }, { field: "name", reason: "twice", count: 0 }],
    [{ name: "x".repeat(61) }, { field: "name", reason: "tooLong", count: 61 }],
    [{ patterns: Array.from({ length: 21 }, (_, index) => `p${index}`).join() }, { field: "patterns", reason: "tooMany", count: 21 }],
    [{ patterns: "y".repeat(101) }, { field: "patterns", reason: "tooLong", count: 101 }],
    [{ name: "x".repeat(60), patterns: "y".repeat(100) }, undefined],
  ] as const)("%j: %j", (part, problem) => expect(wrong(part)).toEqual(problem));
});

describe("which places an environment is", () => {
  const names = (list: typeof draft, places: ReturnType<typeof seen>[]) => Object.fromEntries([...placesOf(list, places)].map(([slot, found]) => [String(slot), found.map(({ name }) => name)]));

  test("by its name, its patterns or its tier; what is none stands apart until it is assigned", () => {
    const places = [seen("qa-2"), seen("prod", "PRODUCTION"), seen("eu-west")];
    expect(names(draft, places)).toEqual({ 1: ["qa-2"], 2: ["prod"], null: ["eu-west"] });
    expect(names(withPattern(draft, "2", "eu-west"), places)).toEqual({ 1: ["qa-2"], 2: ["prod", "eu-west"] });
  });

  test("assigning a place always assigns it", () => {
    const name = fc.stringMatching(/^[\w*., /-]{1,30}$/).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(name, (place) => {
        expect(placesOf(withPattern([draft[1]!], "2", place), [seen(place)]).get(null)).toBeUndefined();
      }),
    );
  });

  test("names between commas are read back as they were written", () => expect(patternsIn(patternsIn("a, b ,,c,a").join(", "))).toEqual(["a", "b", "c"]));
});
