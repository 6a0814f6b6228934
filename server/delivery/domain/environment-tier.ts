/** How near to its users an environment is; OTHER when its name says nothing. */
export const TIERS = ["DEVELOPMENT", "TESTING", "STAGING", "PRODUCTION", "OTHER"] as const;
export type Tier = (typeof TIERS)[number];

const WORDS: readonly (readonly [Tier, RegExp])[] = [
  ["DEVELOPMENT", words("development|dev|trunk|develop", "개발")],
  ["TESTING", words("testing|test|tests|tst|integration|integ|intg|int|acceptance|accept|acpt|qa|qc|control|quality|uat|sit", "테스트|검증|품질")],
  ["STAGING", words("staging|stage|stg|sta|pre[^a-z0-9]?prod|pre[^a-z0-9]?production|model|internal", "스테이징|운영 ?준비")],
  ["PRODUCTION", words("production|prod|prd|live", "운영|프로덕션")],
];
const NOT_PRODUCTION = /non[^a-z0-9]?prod/;

/** The tier of an environment by its name, in English or Korean. */
export function environmentTier(name: string): Tier {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
  if (NOT_PRODUCTION.test(plain)) return "OTHER";
  return WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? "OTHER";
}

// Korean glues its words together, so there a word may stand anywhere.
function words(english: string, korean: string): RegExp {
  return new RegExp(`^(?:.*[^a-z0-9])?(?:${english})(?:[^a-z0-9].*)?$|${korean}`, "s");
}
