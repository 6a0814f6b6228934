import { afterAll, expect, test } from "vitest";
import { SCENARIOS } from "./all-scenarios";
import { templates } from "./installation";
import { runScenario } from "./run-scenario";

const SEED = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 1e9));
const GRACE_MS = 120_000;

afterAll(() => templates.remove());

// The short form; `npm run test:faults` is the long one, of the same scenarios.
for (const scenario of SCENARIOS.filter(({ rounds }) => rounds.short > 0)) {
  for (const where of scenario.shortWhere ?? scenario.where) {
    test(`${scenario.name}: ${scenario.fault} (${where}, FAULTS_SEED=${SEED})`, async () => {
      const { tally } = await runScenario(scenario, { where, isLong: false, seed: SEED });
      expect(tally.broken).toEqual([]);
      expect([tally.lost, tally.doubled]).toEqual([0, 0]);
    }, scenario.seconds.short * 1000 + GRACE_MS); // Its own deadline comes first, and cleans up.
  }
}
