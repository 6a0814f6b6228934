import { createHmac } from "node:crypto";
import { cardKey } from "@/server/board/domain/card-key";
import { now } from "@/server/platform/clock";
import type { Call, callOut } from "@/server/platform/outbound";
import { type AnswerTo, type CallbackKind, githubBase, gitlabApproval, type Hindrance, isPrivateKey } from "./domain/call-back";
import { askAppToken, githubHeaders } from "./github-app-token";

/** A decision with all that its pipeline is told of it. */
export type ToldDecision = {
  id: string;
  decision: "APPROVED" | "REJECTED";
  note: string;
  decidedAt: Date;
  by: string;
  board: string;
  cards: number[];
  deployment: { id: string; externalId: string; repository: string; environment: string; service: string | null; version: string | null; sha: string | null; ref: string | null; runExternalId: string | null };
  /** The kind of source that told of the deployment, and where it wants the answer. */
  source: string;
  answerTo: AnswerTo | null;
};

/** Who is told, as its environment says; the secret is unsealed. */
export type CallBack = { kind: CallbackKind; url: string; secret: string };

/**
 * The call that tells a decision in the words of whoever is told, or why there is none. The token of GitHub and GitLab goes to the address
 * that the team has set, and to no other that a message may name.
 */
export async function wordDecision(told: ToldDecision, callBack: CallBack, call: typeof callOut): Promise<Call | Hindrance> {
  switch (callBack.kind) {
    case "URL":
      return signedMessage(told, callBack);
    case "GITHUB":
      return githubAnswer(told, callBack, call);
    case "GITLAB":
      return gitlabAnswer(told, callBack);
  }
}

/** As Standard Webhooks has it: the id is the same for every try, so that a second arrival can be known. */
function signedMessage(told: ToldDecision, { url, secret }: CallBack): Call {
  const { id, decision, note, by, decidedAt, board, deployment } = told;
  const { runExternalId: run, ...about } = deployment;
  const body = JSON.stringify({
    type: decision === "APPROVED" ? "deployment.approved" : "deployment.rejected",
    timestamp: decidedAt.toISOString(),
    data: { board, deployment: { ...about, run }, decision, note, by, cards: keysOf(told) },
  });
  const timestamp = Math.floor(now().getTime() / 1000);
  const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { url, body, headers: { "content-type": "application/json", "webhook-id": id, "webhook-timestamp": String(timestamp), "webhook-signature": `v1,${signature}` } };
}

async function githubAnswer(told: ToldDecision, { url, secret }: CallBack, call: typeof callOut): Promise<Call | Hindrance> {
  const { source, answerTo, decision } = told;
  if (source !== "GITHUB") return { reason: "not_github", said: "" };
  if (answerTo === null) return { reason: "not_asked", said: "" };
  const base = githubBase(answerTo.url, url);
  if (base === null) return { reason: "foreign_address", said: answerTo.url };
  const token = isPrivateKey(secret) ? await askAppToken(base, answerTo, secret, call) : secret;
  if (typeof token !== "string") return token;
  const body = JSON.stringify({ environment_name: answerTo.environment, state: decision === "APPROVED" ? "approved" : "rejected", comment: commentOf(told) });
  return { url: answerTo.url, headers: githubHeaders(token), body };
}

function gitlabAnswer(told: ToldDecision, { url, secret }: CallBack): Call | Hindrance {
  if (told.source !== "GITLAB") return { reason: "not_gitlab", said: "" };
  const { repository, externalId } = told.deployment;
  const body = JSON.stringify({ status: told.decision === "APPROVED" ? "approved" : "rejected", comment: commentOf(told) });
  return { url: gitlabApproval(url, repository, externalId), headers: { "content-type": "application/json", "user-agent": "throughline", "private-token": secret }, body };
}

/** Whose word it is and why, for those who read it at the other side. */
function commentOf({ by, board, note }: ToldDecision): string {
  return note === "" ? `${by} (${board})` : `${by} (${board}): ${note}`;
}

function keysOf({ board, cards }: ToldDecision): string[] {
  return cards.map((number) => cardKey(board, number));
}
