import { DomainError } from "@/server/platform/errors";
import { isDay } from "@/server/platform/domain/zoned-day";
import type { Role } from "./actor";
import type { AbsenceDays } from "./headcount";

export const ABSENCES_MAX = 100;

/** Whether a member with these roles is one of the heads unless somebody decides otherwise. */
export function isCountedByDefault(roles: readonly Role[]): boolean {
  return roles.includes("TEAM_MEMBER");
}

/** Throws INVALID unless these roles can be held together: at least one, none twice, an observer nothing else. */
export function assertRoles(roles: readonly Role[]): void {
  if (roles.length === 0) throw new DomainError("INVALID", "roles_empty");
  if (new Set(roles).size < roles.length) throw new DomainError("INVALID", "roles_repeated");
  if (roles.includes("OBSERVER") && roles.length > 1) throw new DomainError("INVALID", "observer_exclusive");
}

/** Throws INVALID `observer_not_counted` for an observer among the heads. */
export function assertCounted(counted: boolean, roles: readonly Role[]): void {
  if (counted && roles.includes("OBSERVER")) throw new DomainError("INVALID", "observer_not_counted");
}

/** Throws INVALID unless every absence is a range of days that exist, first day first. */
export function assertAbsences(away: readonly AbsenceDays[]): void {
  if (away.length > ABSENCES_MAX) throw new DomainError("INVALID", "too_many_absences", { max: ABSENCES_MAX });
  for (const { from, to } of away) {
    if (!isDay(from) || !isDay(to)) throw new DomainError("INVALID", "absence_day_unknown", { from, to });
    if (from > to) throw new DomainError("INVALID", "absence_ends_before_it_starts", { from, to });
  }
}

/** Throws RULE_BROKEN `last_scrum_master` when a change would leave a board without anybody who may manage it. */
export function assertScrumMasterRemains(before: readonly Role[], after: readonly Role[], otherScrumMasters: number): void {
  const gives = before.includes("SCRUM_MASTER") && !after.includes("SCRUM_MASTER");
  if (gives && otherScrumMasters === 0) throw new DomainError("RULE_BROKEN", "last_scrum_master");
}
