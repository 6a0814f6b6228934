import { expect, test } from "vitest";
import { github } from "@/server/delivery/sources/github";
import { expectUnbroken } from "@/tests/support/expect-unbroken";
import { REPOSITORY } from "@/tests/support/github-deliveries";
import { checkRunMessage, deploymentReviewMessage, protectionRuleMessage, releaseMessage } from "@/tests/support/github-more-messages";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = "a".repeat(40);
const job = { id: 70, name: "put out", status: "waiting", createdAt: at(2), updatedAt: at(3) };

test.each([
  checkRunMessage(REPOSITORY, { id: 71, name: "lint", branch: "x", sha, status: "completed", conclusion: "success", startedAt: at(1), completedAt: at(2), pullRequest: 9 }),
  releaseMessage(REPOSITORY, { id: 5, action: "published", tag: "v1.4.0", publishedAt: at(1) }),
  deploymentReviewMessage(REPOSITORY, { id: 7, branch: "x", sha, message: "VAT", createdAt: at(1) }, { action: "approved", at: at(3), jobs: [job] }),
  protectionRuleMessage(REPOSITORY, { id: 3, environment: "production", sha, ref: "main", at: at(3) }),
])("a $event with any field broken is understood or refused, never more", ({ event, payload }) => {
  expectUnbroken(github, payload, { "x-github-event": event });
});

test("an edit without a time is as new as it is heard", () => {
  const parsed = github.parse("release", releaseMessage(REPOSITORY, { id: 5, action: "edited", tag: "v1.4.0", publishedAt: at(1) }).payload, { boardKey: "ERP", headers: {}, receivedAt: at(9) });
  expect(parsed).toMatchObject({ changes: [{ facts: { publishedAt: at(1), producerAt: at(9) } }] });
});
