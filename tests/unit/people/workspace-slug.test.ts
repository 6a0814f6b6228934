import { expect, test } from "vitest";
import { workspaceSlug } from "@/server/people/domain/workspace-slug";

test.each([
  ["ERP Team", [], "erp-team"],
  ["Équipe n° 7!", [], "equipe-n-7"],
  ["한빛정공", [], "team"],
  ["한빛정공", ["team", "team-2"], "team-3"],
  ["ERP Team", ["erp-team"], "erp-team-2"],
  ["a".repeat(80), [], "a".repeat(40)],
])("%s, where %j are taken, lives at %s", (name, taken, slug) => expect(workspaceSlug(name, new Set(taken))).toBe(slug));
