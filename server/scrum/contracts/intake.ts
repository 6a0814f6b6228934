import { z } from "zod";
import { TITLE_MAX } from "@/server/board/domain/text-limits";
import { lineText, longText } from "@/server/platform/domain/text-input";
import { INTAKE_BYTES_MAX, SENDER_EMAIL_MAX, SENDER_NAME_MAX } from "../domain/intake-limits";

const secret = z.string().max(200);
const line = (max: number) => z.union([z.literal(""), lineText(max)]).default("");

export const setIntakeInput = z.object({ key: z.string().max(10), open: z.boolean() });
export const requestFormInput = z.object({ token: secret });
export const submitRequestInput = z.object({
  token: secret,
  title: lineText(TITLE_MAX),
  details: longText(INTAKE_BYTES_MAX).default(""),
  name: line(SENDER_NAME_MAX),
  email: line(SENDER_EMAIL_MAX),
  /** A field that nobody sees: what fills it in is a program. */
  website: z.string().max(500).default(""),
});
export const followRequestInput = z.object({ reference: secret });

export type SetIntake = z.output<typeof setIntakeInput>;
export type SubmitRequest = z.output<typeof submitRequestInput>;
