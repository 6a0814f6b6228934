import { describe, expect, test } from "vitest";
import { callBackDraft, callBackInput, callBackProblem, keepsSecret, withKind } from "@/components/settings/call-back-draft";

const none = callBackDraft({ callbackKind: null, callbackUrl: null });
const gitlab = callBackDraft({ callbackKind: "GITLAB", callbackUrl: "https://gitlab.example.org" });
const signed = callBackDraft({ callbackKind: "URL", callbackUrl: "https://ci.example.org/hook" });

describe("how decisions are told, while it is typed", () => {
  test("keeps what is known unless another secret is typed, and clears it with nobody", () => {
    expect(callBackInput(gitlab)).toEqual({ callbackKind: "GITLAB", callbackUrl: "https://gitlab.example.org" });
    expect(callBackInput({ ...gitlab, secret: " another-token-of-ours " })).toMatchObject({ callbackSecret: "another-token-of-ours" });
    expect(callBackInput(withKind(gitlab, null))).toEqual({ callbackKind: null, callbackUrl: null });
  });

  test("goes to where a system usually is, and back to where it was", () => {
    expect(withKind(none, "GITHUB").url).toBe("https://api.github.com");
    expect(withKind(withKind(gitlab, "GITHUB"), "GITLAB")).toEqual(gitlab);
  });

  test("asks for a token again for another address; a secret that only signs goes along", () => {
    expect(callBackProblem({ ...gitlab, url: "https://gitlab.example.org/erp" })).toBeNull();
    expect(callBackProblem({ ...gitlab, url: "https://gitlab.example.com" })).toMatchObject({ field: "callbackSecret", reason: "again" });
    expect(keepsSecret({ ...signed, url: "https://other.example.org/" })).toBe(true);
  });

  test.each([
    [withKind(none, "URL"), { field: "callbackUrl", reason: "empty" }],
    [{ ...withKind(none, "URL"), url: "ci.example.org" }, { field: "callbackUrl", reason: "unreadable" }],
    [withKind(none, "GITLAB"), { field: "callbackSecret", reason: "missing" }],
    [{ ...withKind(none, "GITLAB"), secret: "short" }, { field: "callbackSecret", reason: "tooShort", count: 5 }],
  ])("says what is wrong: %#", (draft, problem) => expect(callBackProblem(draft)).toMatchObject(problem));
});
