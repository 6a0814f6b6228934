import { expect, test } from "vitest";
import { cdevents } from "@/server/delivery/sources/cdevents";
import { versionOf } from "@/server/delivery/sources/cdevents-delivery";
import { wordsOf } from "@/server/delivery/sources/cdevents-event";
import { oddTextIn } from "@/server/platform/domain/text-input";
import { DomainError } from "@/server/platform/errors";
import { cdevent } from "@/tests/support/cdevents-messages";
import { fieldsOf, withField } from "@/tests/support/with-field";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const STRANGE: unknown[] = [null, 7, -1, true, "", "x", [], [null], {}, { x: 1 }, "\u0000\ud800", "A-".repeat(5_000), "2026-13-45T99:99:99Z", "__proto__"];
const custom = { branch: "feature/ERP-1", sha: "a".repeat(40), attempt: 2, cards: ["ERP-1"], git: { message: "ERP-1" } };

const events = [
  cdevent("pipelinerun.finished", { subject: "p1", content: { pipelineName: "erp", outcome: "failure" }, page: "https://ci.example/p1", custom, at: at(1) }),
  cdevent("taskrun.started", { subject: "t1", content: { taskName: "test", pipelineRun: { id: "p1", source: "/ci" } }, custom, at: at(1), dialect: "0.4" }),
  cdevent("testsuiterun.finished", { subject: "s1", content: { outcome: "fail", testSuite: { id: "1", name: "unit" } }, custom, at: at(1) }),
  cdevent("service.deployed", { subject: "erp", content: { environment: { id: "qa", name: "QA" }, artifactId: "pkg:oci/erp@1.4.0" }, custom, at: at(1) }),
  cdevent("artifact.published", { subject: "pkg:npm/erp@1.4.0", at: at(1) }),
  cdevent("incident.detected", { subject: "i1", content: { description: "x", environment: { id: "qa" }, service: { id: "erp" }, ticketURI: "https://t.example" }, custom, at: at(1) }),
  cdevent("change.merged", { subject: "PR-1", content: { description: "x", repository: { id: "r" } }, custom, at: at(1), dialect: "0.3" }),
];

// Whole bodies, for what is read depends on what the envelope looks like.
test.each([["binary", (event: unknown) => event], ["structured", (event: unknown) => ({ id: "1", source: "/ci", type: (event as { context: { type: string } }).context.type, data: event })], ["in a batch", (event: unknown) => [event, event]]])(
  "an event that comes %s with any field broken is understood or refused, never more",
  (_, wrap) => {
    for (const body of events.map(wrap)) {
      for (const path of fieldsOf(body)) {
        for (const value of STRANGE) {
          try {
            const read = cdevents.read(new TextEncoder().encode(JSON.stringify(withField(body, path, value))), {});
            cdevents.actionOf(read);
            cdevents.deliveryId({}, read);
            const parsed = cdevents.parse(cdevents.eventOf({}, read), read, { boardKey: "ERP", headers: {}, receivedAt: at(9) });
            expect(oddTextIn([parsed, cdevents.deliveryId({}, read), cdevents.eventOf({}, read)]), path.join(".")).toBeNull();
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            expect(error, path.join(".")).toMatchObject({ code: "INVALID", reason: "not_this_event" });
          }
        }
      }
    }
  },
);

test("a delivery is known by the source, the id and the type of its event, however long they are", () => {
  const idOf = (id: string) => cdevents.deliveryId({}, cdevents.read(new TextEncoder().encode(JSON.stringify(cdevent("build.started", { subject: "b", id }))), {}));
  expect(idOf("1")).toBe("/ci 1 dev.cdevents.build.started.0.3.0");
  expect(idOf(`${"x".repeat(400)}1`)).not.toBe(idOf(`${"x".repeat(400)}2`));
  expect(idOf("x".repeat(400))?.length).toBe(64);
});

test.each([
  ["dev.cdevents.pipelinerun.started.0.3.0", { subject: "pipelinerun", predicate: "started" }],
  ["dev.cdevents.pipelineRun.started.0.4.0-draft", { subject: "pipelinerun", predicate: "started" }],
  ["dev.cdevents.pipelinerun.started", { subject: "pipelinerun", predicate: "started" }],
  ["dev.cdeventsx.acme.thing.created.0.1.0", null],
  ["xdev.cdevents.pipelinerun.started.0.3.0", null],
  ["dev.cdevents.pipelinerun", null],
  [null, null],
])("the type %s says %o", (type, words) => expect(wordsOf(type)).toEqual(words));

test.each([
  ["pkg:oci/erp@1.4.0", "1.4.0"],
  ["pkg:oci/erp@sha256%3A0b31b1c02ff458ad9b7b81cb", "0b31b1c02ff4"],
  ["pkg:npm/@acme/erp@1.4.0?repository_url=x@y", "1.4.0"],
  ["pkg:npm/@acme/erp", null],
  ["pkg:generic/erp@%zz", "%zz"],
  ["erp", null],
  [null, null],
])("the version in %s is %s", (artifact, version) => expect(versionOf(artifact)).toBe(version));
