import { type APIRequestContext, expect } from "@playwright/test";
import { aBrowserBoard, type Call } from "@/tests/support/browser-board";
import { REPOSITORY, signed, storyOf } from "@/tests/support/github-deliveries";
import { deploymentMessage, type GithubMessage } from "@/tests/support/github-messages";

type Deploy = { card: number; ref: string; minute: number; state?: "waiting" | "success" | "failure" };

const CARDS = [
  { title: "Round VAT per line", kind: "DEFECT", points: 3 },
  { title: "Price list history per supplier", kind: "REQUIREMENT", points: 5 },
  { title: "Export in the background", kind: "PERFORMANCE" },
] as const;

/** A board with three cards and a GitHub source, of which nothing was heard yet; made by `call`'s person, who holds all roles. */
export async function aDeliveryBoard(call: Call, request: APIRequestContext) {
  const board = await aBrowserBoard(call, { po: ["PRODUCT_OWNER"], dev1: ["TEAM_MEMBER"], observer: ["OBSERVER"] });
  const { key } = board;
  for (const card of CARDS) await call("card.create", { key, ...card });
  const source = await call("delivery.createSource", { key, kind: "github", name: "acme/erp" });
  const { pathname } = new URL(String(source.url));
  const send = async (...messages: GithubMessage[]) => {
    for (const message of messages) {
      const { headers, body } = signed(message, { secret: String(source.secret) });
      expect((await request.post(pathname, { headers, data: Buffer.from(body) })).status()).toBe(202);
    }
  };
  let id = 70_000;
  return {
    ...board,
    send,
    /** Builds a card as GitHub tells it, up to QA; card after card, an hour each. */
    build: (card: number) => send(...storyOf(`${key}-${card}`, { branch: `feature/${key.toLowerCase()}-${card}`, message: CARDS[card - 1]!.title, from: card * 60, shaSeed: `${card}c`, runId: card * 1000 })),
    /** Deploys what was merged with a card. */
    deploy: async (environment: string, { card, ref, minute, state = "success" }: Deploy) => {
      id += 10;
      const at = new Date(Date.UTC(2026, 10, 3, 9, minute));
      const deployment = { id, environment, sha: `${card}cf`.repeat(40).slice(0, 40), ref, createdAt: at };
      await send(deploymentMessage(REPOSITORY, deployment), deploymentMessage(REPOSITORY, deployment, { id: id * 10, state, at: new Date(at.getTime() + 60_000) }));
    },
    /** Has Production wait for the Product Owner, as a program of the team would set it. */
    needApproval: async (more: { needsQualityGate?: boolean } = {}) => {
      const made = await request.post("/api/v1/tokens", { data: { email: "sm@demo.local", password: "throughline", name: key } });
      const { token } = (await made.json()) as { token: string };
      const environments = [{ name: "QA", tier: "TESTING" }, { name: "Staging", tier: "STAGING" }, { name: "Production", tier: "PRODUCTION", needsApproval: true, ...more }];
      const answer = await request.put(`/api/v1/boards/${key}/environments`, { headers: { authorization: `Bearer ${token}` }, data: { environments } });
      expect(answer.status()).toBe(200);
    },
  };
}
