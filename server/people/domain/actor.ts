export const ROLES = ["PRODUCT_OWNER", "SCRUM_MASTER", "TEAM_MEMBER", "OBSERVER"] as const;

export type Role = (typeof ROLES)[number];

/** Who acts on a board, with the roles held there. `userId` is null where no person acts; `via` then names what does. */
export type Actor = { userId: string | null; boardId: string; roles: readonly Role[]; via?: string };
