import { z } from "zod";
import { lineText } from "@/server/platform/domain/text-input";
import { ROLES } from "./domain/actor";
import { EMAIL_MAX, isEmail, normalizeEmail } from "./domain/email";
import { ABSENCES_MAX } from "./domain/member-rules";

export const NAME_MAX = 100;
export const LOCALES = ["en", "ko"] as const;
export type Locale = (typeof LOCALES)[number];

/** A board as a path or an input names it. What is no key at all is answered like a board that is not there. */
export const boardInput = z.object({ key: z.string().max(100) });
/** A card as a path or an input names it: `ERP-42`, in any case. */
export const cardInput = z.object({ cardKey: z.string().max(100) });

export const email = z
  .string()
  .max(EMAIL_MAX * 4)
  .transform(normalizeEmail)
  .refine(isEmail, "email");
/** What a person or a thing of theirs is called. */
export const name = lineText(NAME_MAX);
/** Any text: what a password must be is decided where it is chosen, never where it is asked for. */
const password = z.string().min(1).max(1000);
const locale = z.enum(LOCALES);
const id = z.uuid();

export const memberRoles = z.array(z.enum(ROLES)).min(1).max(ROLES.length);
export const away = z.array(z.strictObject({ from: z.string().max(10), to: z.string().max(10) })).max(ABSENCES_MAX);
/** A member in full (all but `email` and `roles` may be left out) and what may change of one. */
export const memberInput = z.object({ email, name: name.optional(), roles: memberRoles, counted: z.boolean().optional(), away: away.optional() });
export const memberPatch = z.object({ email, roles: memberRoles.optional(), counted: z.boolean().optional(), away: away.optional() });

export const createTokenInput = z.object({ email, password, name });
export const createOwnTokenInput = z.object({ name });
export const revokeTokenInput = z.object({ id });
export const updateAccountInput = z.object({ name: name.optional(), locale: locale.optional() });
export const changePasswordInput = z.object({ current: password, next: password });
export const createUserInput = z.object({ email, name, password });
export const setUpInput = z.object({ email, name, password, workspace: name, locale: locale.optional() });
export const invitationInput = z.object({ code: z.string().max(200) });
export const acceptInvitationInput = z.object({ code: z.string().max(200), name, password, locale: locale.optional() });
export const workspaceInput = z.object({ workspace: z.string().max(100) });

export type MemberInput = z.output<typeof memberInput>;
export type MemberPatch = z.output<typeof memberPatch>;
export type CreateToken = z.output<typeof createTokenInput>;
export type UpdateAccount = z.output<typeof updateAccountInput>;
export type ChangePassword = z.output<typeof changePasswordInput>;
export type CreateUser = z.output<typeof createUserInput>;
export type SetUp = z.output<typeof setUpInput>;
export type AcceptInvitation = z.output<typeof acceptInvitationInput>;
