import { SCENARIOS } from "./all-scenarios";
import { templates } from "./installation";
import { readOptions } from "./options";
import { type Outcome, runScenario } from "./run-scenario";
import { headOf, rowOf, writeRecord } from "./report";

/** The long form: every scenario wherever it runs, one after another; one that fails does not stop the others. */
const { names, rounds, seed, where, isLong, record } = readOptions(process.argv.slice(2), SCENARIOS);
const outcomes: Outcome[] = [];
console.log(`seed ${seed}${names.length > 0 ? `, only ${names.join(", ")}` : ""}`);
for (const scenario of SCENARIOS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const places = isLong ? scenario.where : (scenario.shortWhere ?? scenario.where);
  for (const place of where === null ? places : scenario.where.filter((each) => each === where)) {
    const outcome = await runScenario(scenario, { where: place, isLong, seed, rounds });
    outcomes.push(outcome);
    console.log(`${rowOf(outcome)} ${outcome.seconds.toFixed(0)} s`);
    for (const sentence of outcome.tally.broken.slice(0, 20)) console.log(`    ${sentence}`);
  }
}
await templates.remove();
const failed = outcomes.filter(({ tally }) => !tally.isClean);
if (record) writeRecord(outcomes, seed);
console.log(`${headOf(outcomes.map(rowOf))}\n${outcomes.length - failed.length} passed, ${failed.length} failed`);
// Sockets that nobody answered may still be open; nothing waits for them.
process.exit(failed.length > 0 ? 1 : 0);
