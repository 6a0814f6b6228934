import { policyChanges, type PolicyChange } from "@/server/board/domain/policy-changes";
import { limitsAt, policyLog } from "@/server/board/domain/policy-log";
import { listPolicy } from "@/server/board/queries/list-policy";
import type { Reader } from "@/server/platform/db/client";
import type { FlowBoard } from "./read-flow";
import type { LimitAt } from "./series-answers";

type Limits = { limitAt: LimitAt; changesIn: (window: { from: Date; to: Date }) => PolicyChange[] };

/** The In Work limit as it was at any instant, and the changes of the board's policy, from its history. */
export async function loadLimits(db: Reader, board: FlowBoard): Promise<Limits> {
  const log = policyLog(await listPolicy(db, board.id), board.timeZone);
  return {
    limitAt: (at) => {
      const policy = limitsAt(log, at);
      return policy === null ? null : { limit: policy.inWork, headcount: policy.headcount };
    },
    changesIn: (window) => policyChanges(log, window),
  };
}
