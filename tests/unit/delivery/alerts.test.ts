import { expect, test } from "vitest";
import { alertmanager } from "@/server/delivery/sources/alertmanager";
import { ALERTS_MAX } from "@/server/delivery/sources/alerts";
import { grafana } from "@/server/delivery/sources/grafana";
import { alertmanagerMessage, grafanaMessage, type ToldAlert } from "@/tests/support/alert-messages";
import { expectUnbroken } from "@/tests/support/expect-unbroken";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const context = { boardKey: "ERP", headers: {}, receivedAt: at(30) };
const group = { alerts: [{ startsAt: at(1), labels: { severity: "page", card: "ERP-1" }, annotations: { summary: "Slow", description: "ERP-2" } }, { startsAt: at(1), status: "resolved", endsAt: at(3), fingerprint: "bb" }], left: 2 };

test("a group with any field broken is understood or refused, never more", () => {
  expectUnbroken(alertmanager, alertmanagerMessage(group));
  expectUnbroken(grafana, grafanaMessage(group));
});

/** The facts of one alert as Alertmanager tells of it. */
function factsOf(alert: Partial<ToldAlert>) {
  const parsed = alertmanager.parse("alerts", alertmanagerMessage({ alerts: [{ startsAt: at(5), ...alert }] }), context);
  const [change] = "changes" in parsed ? parsed.changes : [];
  return change?.type === "alert" ? change : null;
}

test("an end before the beginning is the beginning, and none is when it was told of", () => {
  expect(factsOf({ status: "resolved", endsAt: at(2) })?.facts.resolvedAt).toEqual(at(5));
  expect(factsOf({ status: "resolved" })?.facts.resolvedAt).toEqual(at(30));
});

test("a long text is cut where no letter is torn apart", () => {
  const facts = factsOf({ labels: { service: "😀".repeat(200) }, annotations: { summary: "😀".repeat(400) } })?.facts;
  expect([facts?.title.isWellFormed(), facts?.service?.isWellFormed(), facts?.service?.length]).toEqual([true, true, 200]);
});

test("what is in a series stands at the beginning of its id and holds nothing that a pattern would read", () => {
  for (const fingerprint of ["c0ffee", "a_%b", "", "x".repeat(400)]) {
    const change = factsOf({ fingerprint });
    expect(change?.series).toMatch(/^[0-9a-zA-Z-]+$/);
    expect(change?.externalId).toBe(`${change?.series} ${at(5).toISOString()}`);
  }
});

test("of a message without end the first alerts are taken", () => {
  const parsed = alertmanager.parse("alerts", alertmanagerMessage({ alerts: Array.from({ length: ALERTS_MAX + 1 }, (_, index) => ({ startsAt: at(1), fingerprint: `f${index}` })) }), context);
  expect("changes" in parsed && parsed.changes.length).toBe(ALERTS_MAX);
});
