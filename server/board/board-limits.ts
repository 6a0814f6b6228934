import type { Board } from "@/server/platform/db/generated/client";
import type { BoardLimits } from "./domain/wip-limit";

type LimitColumns = Pick<Board, "plannedMode" | "inWorkMode" | "enforcement" | "personalLimit"> & Record<"plannedValue" | "inWorkValue", Board["plannedValue"] | number>;

/** The limits that a board row holds. */
export function boardLimits(board: LimitColumns): BoardLimits {
  return {
    planned: { mode: board.plannedMode, value: Number(board.plannedValue) },
    inWork: { mode: board.inWorkMode, value: Number(board.inWorkValue) },
    enforcement: board.enforcement,
    personal: board.personalLimit,
  };
}
