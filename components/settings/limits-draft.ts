import type { BoardLimits, Enforcement, LimitPolicy } from "@/server/board/domain/wip-limit";

/** The most that a limit can be set to. */
const VALUE_MAX = 10_000;
const PERSONAL_MAX = 1_000;

/** A policy while it is typed: both numbers are kept, whichever is in force. */
export type PolicyDraft = { mode: LimitPolicy["mode"]; perPerson: number | null; fixed: number | null };
export type LimitsDraft = { planned: PolicyDraft; inWork: PolicyDraft; enforcement: Enforcement; personal: { isOn: boolean; value: number | null } };

export function draftOf({ planned, inWork, enforcement, personal }: BoardLimits): LimitsDraft {
  return { planned: policyDraft(planned), inWork: policyDraft(inWork), enforcement, personal: { isOn: personal !== null, value: personal ?? 2 } };
}

/** The limits that a draft stands for; null while one of its numbers is none. */
export function limitsOf({ planned, inWork, enforcement, personal }: LimitsDraft): BoardLimits | null {
  const policies = [policyIn(planned), policyIn(inWork)] as const;
  const each = personal.isOn ? wholeNumber(personal.value, PERSONAL_MAX) : null;
  if (policies[0] === null || policies[1] === null || (personal.isOn && each === null)) return null;
  return { planned: policies[0], inWork: policies[1], enforcement, personal: each };
}

function policyDraft({ mode, value }: LimitPolicy): PolicyDraft {
  return { mode, perPerson: mode === "PER_PERSON" ? value : 1, fixed: mode === "FIXED" ? value : Math.max(1, Math.floor(value)) };
}

function policyIn({ mode, perPerson, fixed }: PolicyDraft): LimitPolicy | null {
  if (mode === "NONE") return { mode, value: 1 };
  const value = mode === "FIXED" ? wholeNumber(fixed, VALUE_MAX) : perPerson !== null && perPerson > 0 && perPerson <= VALUE_MAX ? perPerson : null;
  return value === null ? null : { mode, value };
}

function wholeNumber(value: number | null, max: number): number | null {
  return value !== null && Number.isInteger(value) && value >= 1 && value <= max ? value : null;
}
