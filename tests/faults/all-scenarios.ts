import type { Scenario } from "./scenario";
import { badStarts } from "./scenarios/bad-starts";
import { clockSteps } from "./scenarios/clock-steps";
import { databaseCrashes } from "./scenarios/database-crashes";
import { deliveryBurst } from "./scenarios/delivery-burst";
import { fewDescriptors } from "./scenarios/few-descriptors";
import { firstBootKills } from "./scenarios/first-boot-kills";
import { frozenProcess } from "./scenarios/frozen-process";
import { heavyReads } from "./scenarios/heavy-reads";
import { importKills } from "./scenarios/import-kills";
import { killUnderWrites } from "./scenarios/kill-under-writes";
import { lostAnswers } from "./scenarios/lost-answers";
import { migrationKills } from "./scenarios/migration-kills";
import { oddEventIds } from "./scenarios/odd-event-ids";
import { racingMoves } from "./scenarios/racing-moves";
import { sameCard } from "./scenarios/same-card";
import { sameSlot } from "./scenarios/same-slot";
import { secondProcess } from "./scenarios/second-process";
import { slowDatabase } from "./scenarios/slow-database";
import { slowReader } from "./scenarios/slow-reader";
import { stopSignals } from "./scenarios/stop-signals";
import { strayErrors } from "./scenarios/stray-errors";
import { streamCuts } from "./scenarios/stream-cuts";

/** In the order of the table: what kills it, who comes at once, what it stands on, who watches, what goes wrong inside. */
export const SCENARIOS: readonly Scenario[] = [
  killUnderWrites,
  firstBootKills,
  migrationKills,
  importKills,
  deliveryBurst,
  stopSignals,
  secondProcess,
  badStarts,
  racingMoves,
  sameCard,
  sameSlot,
  lostAnswers,
  databaseCrashes,
  slowDatabase,
  heavyReads,
  frozenProcess,
  streamCuts,
  oddEventIds,
  slowReader,
  fewDescriptors,
  strayErrors,
  clockSteps,
];
