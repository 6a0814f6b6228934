import type { Scenario } from "./scenario";
import { killUnderWrites } from "./scenarios/kill-under-writes";
import { racingMoves } from "./scenarios/racing-moves";
import { stopSignals } from "./scenarios/stop-signals";

/** In the order of the table. */
export const SCENARIOS: readonly Scenario[] = [killUnderWrites, racingMoves, stopSignals];
