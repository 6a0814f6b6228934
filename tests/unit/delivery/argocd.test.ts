import { expect, test } from "vitest";
import { sourceConfiguration } from "@/components/delivery/source-configuration";
import { argocd } from "@/server/delivery/sources/argocd";
import { imageCode, imageOf, versionCode } from "@/server/delivery/sources/image-version";
import { argoMessage } from "@/tests/support/argocd-messages";
import { expectUnbroken } from "@/tests/support/expect-unbroken";

const at = new Date(Date.UTC(2026, 10, 2, 9));
const sha = "a1".repeat(20);

test("a sync with any field broken is understood or refused, never more", () => {
  expectUnbroken(argocd, argoMessage({ phase: "Succeeded", health: "Degraded", startedAt: at, finishedAt: at, cluster: "prod", revisions: ["a"], commitMessage: "ERP-1", message: "done" }));
});

test("the template that set-up shows tells every field that is read", () => {
  const shown = sourceConfiguration({ kind: "argocd", url: "https://board.example/api/hooks/argocd/1", secret: null }) ?? "";
  for (const field of Object.keys(argoMessage({ phase: "Running", startedAt: at }))) expect(shown).toContain(`"${field}": `);
  expect(shown).toContain("url: https://board.example/api/hooks/argocd/1\n");
});

test.each<[string | null, string | null, string | null]>([
  ["images.example/acme/erp:1.4.0", "1.4.0", null],
  ["images.example:5000/acme/erp", null, null],
  ["images.example:5000/acme/erp:v2@sha256:0123456789abcdef", "v2", null],
  ["acme/erp@sha256:0123456789abcdef", "0123456789ab", null],
  ["acme/erp:latest@sha256:0123456789abcdef", "0123456789ab", null],
  ["acme/erp:latest", null, null],
  [`acme/erp:${sha}`, sha, sha],
  [`acme/erp:main-${sha.toUpperCase()}`, `main-${sha.toUpperCase()}`, sha],
  [`acme/erp:x${sha}`, `x${sha}`, null],
  ["", null, null],
  [null, null, null],
])("the code in image %s", (image, version, commit) => expect(imageCode(image)).toEqual({ version, sha: commit }));

test.each<[string | null, string | null]>([["1.4.0", "1.4.0"], ["sha256:0123456789abcdef", "0123456789ab"], ["latest", null], ["", null], [null, null]])("the code in version %s", (said, version) => expect(versionCode(said).version).toBe(version));

test.each<[string[], string, string | null]>([
  [["istio/proxy:1.2", "acme/erp:1.4.0"], "erp-production", "acme/erp:1.4.0"],
  [["acme/erp:1.4.0", "acme/erp-web:2.0"], "erp-web", "acme/erp-web:2.0"],
  [["acme/api:1", "acme/worker:1"], "shop", "acme/api:1"],
  [[], "shop", null],
])("of %j that of %s is %s", (images, app, image) => expect(imageOf(images, app)).toBe(image));
