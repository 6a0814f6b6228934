import { describe, expect, test } from "vitest";
import { terraform } from "@/server/delivery/sources/terraform";
import { standingOf } from "@/server/delivery/sources/terraform-runs";
import { expectUnbroken } from "@/tests/support/expect-unbroken";
import { assessmentNotification, runNotification, verification } from "@/tests/support/terraform-messages";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));

test.each([
  ["run", runNotification({ trigger: "run:completed", status: "applied", createdAt: at(0), at: at(1) })],
  ["assessment", assessmentNotification("assessment:drifted", { id: "asmtres-2", drifted: true, at: at(2) }, { id: "asmtres-1", drifted: true, at: at(1) })],
])("a notification of a %s with any field broken is understood or refused, never more", (_, payload) => expectUnbroken(terraform, payload));

test.each([
  ["pending", "run:created", "QUEUED", { plan: "QUEUED" }],
  ["planning", "run:planning", "RUNNING", { plan: "RUNNING" }],
  ["planned", "run:needs_attention", "WAITING", { plan: "SUCCESS" }],
  ["cost_estimated", "run:needs_attention", "WAITING", { plan: "SUCCESS" }],
  ["policy_checked", "run:needs_attention", "WAITING", { plan: "SUCCESS" }],
  ["policy_override", "run:needs_attention", "WAITING", { plan: "SUCCESS" }],
  ["planned", "run:planning", "RUNNING", { plan: "SUCCESS" }],
  ["applying", "run:applying", "RUNNING", { plan: "SUCCESS", apply: "RUNNING" }],
  ["applied", "run:completed", "SUCCESS", { plan: "SUCCESS", apply: "SUCCESS" }],
  ["planned_and_finished", "run:completed", "SUCCESS", { plan: "SUCCESS" }],
  ["errored", "run:errored", "FAILED", { plan: "UNKNOWN", apply: "UNKNOWN" }],
  ["canceled", "run:errored", "CANCELLED", { plan: "UNKNOWN", apply: "CANCELLED" }],
  ["force_canceled", "run:errored", "CANCELLED", { plan: "UNKNOWN", apply: "CANCELLED" }],
  ["discarded", "run:completed", "CANCELLED", { plan: "SUCCESS", apply: "CANCELLED" }],
  ["toString", "run:completed", "UNKNOWN", {}],
  [null, "run:completed", "UNKNOWN", {}],
])("a run that is %s, told by %s, is %s", (word, trigger, status, stages) => expect(standingOf(word, trigger)).toEqual({ status, stages }));

describe("the event", () => {
  test.each([
    [verification(), "verification"],
    [runNotification({ trigger: "run:errored", status: "errored", createdAt: at(0), at: at(1) }), "run:errored"],
    [assessmentNotification("assessment:check_failure", { id: "a", at: at(0) }), "assessment:check_failure"],
    [{ trigger: "../x", notifications: [{ trigger: 7 }] }, "notification"],
    [undefined, "notification"],
  ])("%#: is why it was sent", (payload, event) => expect(terraform.eventOf({}, payload)).toBe(event));
});
