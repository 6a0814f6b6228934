import { z } from "zod";
import { lineText } from "@/server/platform/domain/text-input";
import { VIEW_NAME_MAX, VIEW_QUERY_MAX } from "../domain/backlog-limits";

const onBoard = { key: z.string().max(10) };
const name = lineText(VIEW_NAME_MAX);
/** As the page's address holds it, without the question mark. */
const query = z.string().max(VIEW_QUERY_MAX);

export const saveViewInput = z.object({ ...onBoard, name, query, /** With the whole board, not for oneself alone. */ shared: z.boolean() });
export const editViewInput = z.object({ ...onBoard, view: z.uuid(), name: name.optional(), query: query.optional() });
export const removeViewInput = z.object({ ...onBoard, view: z.uuid() });

export type SaveView = z.output<typeof saveViewInput>;
export type EditView = z.output<typeof editViewInput>;
