import { z } from "zod";
import { lineText } from "@/server/platform/domain/text-input";
import { RUN_STATUSES } from "./domain/run-status";
import { DELIVERY_OUTCOMES, SECRET_MIN, SOURCE_KINDS, SOURCE_NAME_MAX } from "./domain/source-kind";

const board = { key: z.string().max(100) };
const page = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.uuid().optional() };

/** Cards whose lines are told in one answer. */
const STRIPS_MAX = 200;

export const createSourceInput = z.object({
  ...board,
  kind: z.string().max(20).toLowerCase().pipe(z.enum(SOURCE_KINDS)),
  name: lineText(SOURCE_NAME_MAX),
  secret: z.string().min(SECRET_MIN).max(200).optional(),
});
export const sourceInput = z.object({ ...board, id: z.uuid() });
export const deliveryInput = z.object({ ...board, id: z.uuid() });
export const listDeliveriesInput = z.object({
  ...board,
  ...page,
  source: z.uuid().optional(),
  outcome: z.enum(DELIVERY_OUTCOMES).optional(),
  search: z.string().max(200).optional(),
});
export const listRunsInput = z.object({ ...board, ...page, status: z.enum(RUN_STATUSES).optional() });
export const listDeploymentsInput = z.object({ ...board, ...page, environment: z.string().max(200).optional() });
export const stripsInput = z.object({ ...board, cards: z.array(z.string().max(21)).max(STRIPS_MAX) });

export type CreateSource = z.output<typeof createSourceInput>;
export type ListDeliveries = z.output<typeof listDeliveriesInput>;
export type ListRuns = z.output<typeof listRunsInput>;
export type ListDeployments = z.output<typeof listDeploymentsInput>;
