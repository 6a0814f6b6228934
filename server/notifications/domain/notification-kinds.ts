/** What a person can be told of. */
export const NOTIFICATION_KINDS = ["MENTIONED", "ASSIGNED", "BLOCKED", "APPROVAL", "SPRINT_STARTED"] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
