import type { Tier } from "./environment-tier";
import { fitsPattern } from "./name-pattern";

/** One of a board's environments, in the order in which work is promoted through them. */
export type EnvironmentRule = { readonly name: string; readonly tier: Tier; readonly patterns: readonly string[] };

export const ENVIRONMENT_NAME_MAX = 60;
export const ENVIRONMENTS_MAX = 20;
export const PATTERNS_MAX = 20;
export const PATTERN_MAX = 100;

/** What a producer calls the place of a deployment, and the tier that its name or the producer says. */
export type DeployedTo = { readonly environment: string; readonly tier: Tier };

/**
 * The environment of a board that a deployment went to: the one of its very name, else the first with a pattern that its name
 * fits, else the first of its tier; null for one that the board does not know.
 */
export function environmentOf<E extends EnvironmentRule>(environments: readonly E[], { environment, tier }: DeployedTo): E | null {
  const name = environment.toLowerCase();
  return (
    environments.find((one) => one.name.toLowerCase() === name) ??
    environments.find(({ patterns }) => patterns.some((pattern) => fitsPattern(environment, pattern))) ??
    (tier === "OTHER" ? undefined : environments.find((one) => one.tier === tier)) ??
    null
  );
}

/** What a board begins with: QA, Staging and Production, nothing waiting for anybody. */
export function usualEnvironments(locale: string): readonly EnvironmentRule[] {
  const [qa, staging, production] = locale === "ko" ? ["QA", "스테이징", "운영"] : ["QA", "Staging", "Production"];
  return [
    { name: qa, tier: "TESTING", patterns: [] },
    { name: staging, tier: "STAGING", patterns: [] },
    { name: production, tier: "PRODUCTION", patterns: [] },
  ] as const;
}
