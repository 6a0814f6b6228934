import { z } from "zod";
import { NOTIFICATION_KINDS } from "./domain/notification-kinds";

const kinds = z.array(z.enum(NOTIFICATION_KINDS)).max(NOTIFICATION_KINDS.length);

export const listNotificationsInput = z.object({
  unread: z.boolean().default(false),
  /** The id of the last one that was shown; those after it are wanted. */
  after: z.uuid().optional(),
});

/** Those named, or all up to now. */
export const readNotificationsInput = z.object({ ids: z.array(z.uuid()).min(1).max(100).optional() });

export const chooseNotificationsInput = z.object({ notToldOf: kinds, notMailedOf: kinds });

export type ListNotifications = z.infer<typeof listNotificationsInput>;
export type ReadNotifications = z.infer<typeof readNotificationsInput>;
export type ChooseNotifications = z.infer<typeof chooseNotificationsInput>;
