import { DomainError } from "@/server/platform/errors";
import type { Actor, Role } from "./actor";

const OWNER: readonly Role[] = ["PRODUCT_OWNER"];
const MASTER: readonly Role[] = ["SCRUM_MASTER"];
const LEADS: readonly Role[] = ["PRODUCT_OWNER", "SCRUM_MASTER"];
const TEAM: readonly Role[] = ["PRODUCT_OWNER", "SCRUM_MASTER", "TEAM_MEMBER"];
const READERS: readonly Role[] = ["PRODUCT_OWNER", "SCRUM_MASTER", "TEAM_MEMBER", "OBSERVER"];

/** Who may do what on a board. The only copy: the server enforces it, the interface hides by it. */
const ROLES_OF = {
  "board.read": READERS,
  "board.export": READERS,

  "backlog.rank": OWNER,
  "card.setValue": OWNER,
  "card.accept": OWNER,
  /** To Done as WONT_DO or DUPLICATE. */
  "card.discard": OWNER,
  "card.delete": OWNER,
  "sprint.setGoal": OWNER,
  /** Whether the goal was met. */
  "sprint.judgeGoal": OWNER,
  "deployment.approve": OWNER,

  /** Anywhere that has room. */
  "card.create": LEADS,
  /** At the bottom of the unranked part. */
  "card.createInBacklog": TEAM,
  /** Backlog -> Planned and back. */
  "card.plan": LEADS,
  /** Into a sprint, or out of it. */
  "card.schedule": LEADS,
  /** Epics, and which cards are in them. */
  "epics.manage": LEADS,
  /** Saved views for the whole board. */
  "views.share": LEADS,
  "card.expedite": LEADS,
  "card.archive": LEADS,
  "card.restore": LEADS,
  "history.import": LEADS,

  /** Among Planned, In Work and Done. */
  "card.pull": TEAM,
  "card.block": TEAM,
  "card.estimate": TEAM,
  "card.edit": TEAM,
  "card.comment": TEAM,
  /** Notes, votes and decisions in the events of Scrum; one's turn to speak. */
  "event.takePart": TEAM,

  "limits.manage": MASTER,
  "limit.override": MASTER,
  "members.manage": MASTER,
  "absence.manage": MASTER,
  "sprints.manage": MASTER,
  /** Events, their clock and their steps; while no Scrum Master is there, see `mayFacilitate`. */
  "event.facilitate": MASTER,
  "sources.manage": MASTER,
  "environments.manage": MASTER,
  "objectives.manage": MASTER,
  "board.configure": MASTER,
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof ROLES_OF;

export const ACTIONS = Object.keys(ROLES_OF) as Action[];

/** Whether someone holding these roles may do this. */
export function may(action: Action, roles: readonly Role[]): boolean {
  return roles.some((role) => ROLES_OF[action].includes(role));
}

/** Throws FORBIDDEN `forbidden` with the action unless the actor may do this. */
export function assertMay(action: Action, actor: Pick<Actor, "roles">): void {
  if (!may(action, actor.roles)) throw new DomainError("FORBIDDEN", "forbidden", { action });
}
