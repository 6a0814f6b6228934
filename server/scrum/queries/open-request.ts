import { parseCardKey } from "@/server/board/domain/card-key";
import { hashSecret } from "@/server/people/api-token";
import { throttled } from "@/server/people/throttle";
import type { Db } from "@/server/platform/db/client";
import type { Card } from "@/server/platform/db/generated/client";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import { DomainError } from "@/server/platform/errors";
import { type RequestState, requestState } from "../domain/request-state";

type Closed = { state: "gone" | "throttled" };
export type RequestForm = { state: "open"; board: string } | Closed;

/** The form that a link leads to; `gone` alike for one that was never there, was renewed or is switched off. */
export function openRequestForm(db: Db, token: string, address: string | null): Promise<RequestForm> {
  return guarded(db, address, async () => {
    const intake = await db.intake.findUnique({ where: { hash: hashSecret(token) }, select: { board: { select: { name: true } } } });
    return intake && { state: "open" as const, board: intake.board.name };
  });
}

/** Days are YYYY-MM-DD in the zone of the team. */
export type FollowedRequest = { state: "known"; title: string; details: string; sentOn: string; status: RequestState; since: string } | Closed;

/** What a sender is told by their reference: their own words, where it stands and since which day, and nothing else. */
export function followRequest(db: Db, reference: string, address: string | null): Promise<FollowedRequest> {
  return guarded(db, address, async () => {
    const request = await db.intakeRequest.findUnique({
      where: { hash: hashSecret(reference) },
      include: { card: { select: { ...STANDING, board: { select: { timeZone: true } } } } },
    });
    if (!request) return null;
    const { state, since } = requestState(await whatStandsForIt(db, request.card));
    const dayOf = (at: Date) => zonedDay(at, request.card.board.timeZone);
    return { state: "known" as const, title: request.title, details: request.details, sentOn: dayOf(request.sentAt), status: state, since: dayOf(since) };
  });
}

const STANDING = { id: true, boardId: true, column: true, outcome: true, archivedAt: true, enteredAt: true } as const;
type Standing = Pick<Card, keyof typeof STANDING>;
/** A chain of merges is followed so far. */
const MERGES_MAX = 10;

/** The card itself or, of one that was merged as a duplicate, the card that stayed: what becomes of that is what the sender asked for. */
async function whatStandsForIt(db: Db, card: Standing): Promise<Standing> {
  let standing = card;
  for (let steps = 0; standing.outcome === "DUPLICATE" && steps < MERGES_MAX; steps++) {
    const merges = await db.historyEvent.findMany({ where: { cardId: standing.id, kind: "card.merged" }, orderBy: { version: "desc" }, select: { data: true } });
    const into = merges.flatMap(({ data }) => (data as { into?: string }).into ?? [])[0];
    const number = into && parseCardKey(into)?.number;
    const kept = !number ? null : await db.card.findFirst({ where: { boardId: standing.boardId, number, deletedAt: null }, select: STANDING });
    if (!kept) break;
    standing = kept;
  }
  return standing;
}

/** Secrets of links cannot be tried out at will. */
async function guarded<T>(db: Db, address: string | null, find: () => Promise<T | null>): Promise<T | Closed> {
  try {
    return (await throttled(db, { door: "request", address: address ?? "unknown" }, find)) ?? { state: "gone" };
  } catch (error) {
    if (error instanceof DomainError && error.code === "TOO_MANY") return { state: "throttled" };
    throw error;
  }
}
