import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Deployed, deploymentKinds } from "@/server/delivery/domain/deployment-kind";
import { environmentOf, usualEnvironments } from "@/server/delivery/domain/environment-rule";
import { environmentTier } from "@/server/delivery/domain/environment-tier";
import { fitsPattern } from "@/server/delivery/domain/name-pattern";
import { runningAfter, type Succeeded, waitingFor } from "@/server/delivery/domain/promotion";

const deployed = (id: string, code: string | null, more: Partial<Deployed> = {}): Deployed => ({ id, code, ref: "main", kind: null, isSuccess: true, ...more });
const kinds = (...all: Deployed[]) => [...deploymentKinds(all).values()];

describe("why something was deployed", () => {
  test("new code is new work, what runs already is a redeployment, what ran before is a rollback", () => {
    expect(kinds(deployed("1", "a"), deployed("2", "b"), deployed("3", "b"), deployed("4", "a"), deployed("5", "c"))).toEqual(["NORMAL", "NORMAL", "REDEPLOY", "ROLLBACK", "NORMAL"]);
  });
  test("what failed never ran: trying it again is no rollback and no redeployment", () => {
    expect(kinds(deployed("1", "a"), deployed("2", "b", { isSuccess: false }), deployed("3", "b"))).toEqual(["NORMAL", "NORMAL", "NORMAL"]);
  });
  test("a hotfix is known by its branch, and what the producer says counts before all", () => {
    expect(kinds(deployed("1", "a", { ref: "hotfix/vat" }), deployed("2", "b", { ref: "prehotfix/x" }), deployed("3", "b", { kind: "NORMAL" }))).toEqual(["HOTFIX", "NORMAL", "NORMAL"]);
  });
  test("of unknown code nothing is said", () => expect(kinds(deployed("1", null), deployed("2", null))).toEqual(["NORMAL", "NORMAL"]));
});

const success = (id: string, code: string, cards: string[], kind: Succeeded["kind"] = "NORMAL"): Succeeded => ({ id, code, kind, cards });

describe("what runs at a place", () => {
  test("each deployment brings its cards on top of what is there", () => {
    expect(runningAfter([success("1", "a", ["ERP-1"]), success("2", "b", ["ERP-2", "ERP-1"])])).toMatchObject({ deployment: { id: "2" }, cards: ["ERP-1", "ERP-2"] });
  });
  test("a rollback takes away what came after the code it goes back to", () => {
    const all = [success("1", "a", ["ERP-1"]), success("2", "b", ["ERP-2"]), success("3", "c", ["ERP-3"]), success("4", "a", [], "ROLLBACK")];
    expect(runningAfter(all)).toMatchObject({ deployment: { id: "4" }, cards: ["ERP-1"] });
    expect(runningAfter([...all, success("5", "d", ["ERP-4"])]).cards).toEqual(["ERP-1", "ERP-4"]);
  });
  test("a rollback to what was never heard of takes nothing away", () => {
    expect(runningAfter([success("1", "a", ["ERP-1"]), success("2", "z", [], "ROLLBACK")]).cards).toEqual(["ERP-1"]);
  });
  test("nothing runs where nothing succeeded", () => expect(runningAfter([])).toEqual({ deployment: null, cards: [] }));
  test("what waits stands at an earlier place and not here, each once", () => {
    expect(waitingFor([["ERP-1", "ERP-2"], ["ERP-2", "ERP-3"]], ["ERP-1"])).toEqual(["ERP-2", "ERP-3"]);
  });
});

describe("which environment it was", () => {
  const environments = [...usualEnvironments("en"), { name: "Canary", tier: "PRODUCTION" as const, patterns: ["eu-*-live", "prod-canary"] }];
  test.each([
    ["staging", "Staging"],
    ["STAGING", "Staging"],
    ["uat-2", "QA"],
    ["eu-1-live", "Canary"],
    ["production-eu", "Production"],
    ["sandbox", null],
  ])("%s is %s", (name, expected) => expect(environmentOf(environments, { environment: name, tier: environmentTier(name) })?.name ?? null).toBe(expected));
});

test("a pattern fits what a regular expression of it fits", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
  fc.assert(
    fc.property(letters.map((text) => text.replaceAll("*", "")), letters, (name, pattern) => {
      expect(fitsPattern(name.toUpperCase(), pattern)).toBe(new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(name));
    }),
    { numRuns: 1_000 },
  );
});
