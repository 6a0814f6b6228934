/** Waits before each try to tell a pipeline of a decision, in seconds: at once, then ever longer, over a day and a half in all. */
export const TRY_AFTER_SECONDS = [0, 10, 60, 300, 900, 3_600, 10_800, 21_600, 43_200, 86_400] as const;

/** When to try again after so many tries that failed; null when it is given up. */
export function nextTry(tries: number, failedAt: Date): Date | null {
  const wait = TRY_AFTER_SECONDS[tries];
  return wait === undefined ? null : new Date(failedAt.getTime() + wait * 1000);
}

/** In whose words a decision is told: a signed message to any address, or an answer at GitHub's or GitLab's own API. */
export const CALLBACK_KINDS = ["URL", "GITHUB", "GITLAB"] as const;
export type CallbackKind = (typeof CALLBACK_KINDS)[number];

/** Where the API of each lives unless a team has its own installation. */
export const USUAL_ADDRESS = { GITHUB: "https://api.github.com", GITLAB: "https://gitlab.com" } as const;

/** Long enough for the private key of an app. */
export const CALLBACK_SECRET_MAX = 8_000;

/** Why a decision was not told yet. */
export const CALLBACK_REASONS = [
  "answered", "unreachable", "url_refused", "no_address", "secret_unreadable", "not_github", "not_gitlab", "not_asked", "foreign_address", "no_installation", "key_unreadable", "token_refused",
] as const;
export type CallbackReason = (typeof CALLBACK_REASONS)[number];

/** What stands in the way of telling; `said` is for a person to read. */
export type Hindrance = { readonly reason: CallbackReason; readonly said: string };

/** Where the producer of a deployment wants to hear the decision, in its own words. */
export type AnswerTo = {
  readonly url: string;
  readonly environment: string;
  /** Of GitHub: the app that asks, and where it is installed. */
  readonly app: string | null;
  readonly installation: string | null;
};

const GITHUB_RULE = /^(\/api\/v3)?\/repos\/[^/]+\/[^/]+\/actions\/runs\/\d+\/deployment_protection_rule$/;

/**
 * The base of the API that a deployment names for its answer; null unless that is the very origin that the team has set, at the
 * one path that takes such an answer. Nothing else that a message names is ever called.
 */
export function githubBase(answerUrl: string, setAddress: string): string | null {
  const [asked, set] = [answerUrl, setAddress].map((text) => (URL.canParse(text) ? new URL(text) : null));
  if (!asked || !set || asked.origin !== set.origin || asked.username !== "" || asked.password !== "" || asked.search !== "" || asked.hash !== "") return null;
  const fits = GITHUB_RULE.exec(asked.pathname);
  return fits ? `${asked.origin}${fits[1] ?? ""}` : null;
}

/** Where GitLab takes an answer about one deployment of a project, below the address of the installation or of its API. */
export function gitlabApproval(setAddress: string, project: string, deployment: string): string {
  const base = setAddress.replace(/\/+$/, "").replace(/\/api\/v4$/, "");
  return `${base}/api/v4/projects/${encodeURIComponent(project)}/deployments/${encodeURIComponent(deployment)}/approval`;
}

/** Whether a secret is an app's private key rather than a token. */
export function isPrivateKey(secret: string): boolean {
  return /^-----BEGIN (?:RSA )?PRIVATE KEY-----/.test(secret.trim());
}

/** Whether a text can be sent as a token: in one line, of characters that a header may hold. */
export function isToken(secret: string): boolean {
  return /^[\x21-\x7e]+$/.test(secret);
}
