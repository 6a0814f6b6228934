import type { VelocityPoint } from "./velocity-scales";

export type VelocityFinding = { id: "met" | "under" | "over"; values: { velocity: number; share: number } };

/** How much of what it commits to (as a share of 1) a team completes over the sprints that velocity is told from: all of it within 5 %, less, or more. */
export function velocityFinding(points: readonly VelocityPoint[], velocity: number): VelocityFinding {
  const last = points.slice(-3);
  const committed = last.reduce((sum, point) => sum + point.committed, 0);
  const completed = last.reduce((sum, point) => sum + point.completed, 0);
  const share = committed === 0 ? 1 : completed / committed;
  return { id: share < 0.95 ? "under" : share > 1.05 ? "over" : "met", values: { velocity, share } };
}
