/** The six stages of the DevOps model, in the order of the line. */
export const STAGE_KINDS = ["CODE", "BUILD", "TEST", "DEPLOY", "RELEASE", "MONITOR"] as const;
export type StageKind = (typeof STAGE_KINDS)[number];

// The first that fits decides. "ubuntu-latest" is no test, "checkout" no check, "staging" no tag.
const WORDS: readonly (readonly [StageKind, RegExp])[] = [
  ["DEPLOY", /deploy|rollout|promote|\bapply|canary|배포/i],
  ["RELEASE", /release|publish|\btag|changelog|릴리스/i],
  ["TEST", /(?<!la|con|at)test|e2e|\bspecs?\b|lint|check(?!out)|sonar|scan|coverage|audit|테스트|검사/i],
  ["BUILD", /build|compile|package|image|docker|bundle|빌드/i],
  ["CODE", /checkout|clone|prepare|setup|준비/i],
  ["MONITOR", /smoke|verify|monitor|health|모니터/i],
];

/**
 * Which part of the line a stage belongs to: deploy when it has an environment, else by the words of its own name,
 * else by those of its pipeline's, else build.
 */
export function stageKind(name: string, pipeline: string, hasEnvironment = false): StageKind {
  if (hasEnvironment) return "DEPLOY";
  return kindByWords(name) ?? kindByWords(pipeline) ?? "BUILD";
}

function kindByWords(name: string): StageKind | undefined {
  return WORDS.find(([, words]) => words.test(name))?.[0];
}
