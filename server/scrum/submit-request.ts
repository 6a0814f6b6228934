import { addCard } from "@/server/board/create-card";
import { hashSecret, randomBase62 } from "@/server/people/api-token";
import { countInWindow, sweepCounters } from "@/server/people/count-in-window";
import type { Actor } from "@/server/people/domain/actor";
import { networkOf } from "@/server/people/domain/network-address";
import { now } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import type { SubmitRequest } from "./contracts/intake";
import { INTAKE_BYTES_MAX, INTAKE_PER_BOARD_HOUR, INTAKE_PER_DAY, INTAKE_PER_MINUTE, requestBytes } from "./domain/intake-limits";

/** 131 bits. */
const REFERENCE_LENGTH = 22;
const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];

/**
 * Takes in what somebody without an account asks for: a service request at the bottom of the Backlog, by the same use case as any card.
 * Returns the reference by which the sender follows it, told only now. What was typed in as an address is for the team to read; nothing is sent to it.
 * Throws `NOT_FOUND request_form_gone`, `INVALID request_by_program`, `TOO_LARGE request_too_long`, `TOO_MANY` with `retryAfter` in seconds.
 */
export async function submitRequest(db: Db, input: SubmitRequest, address: string | null): Promise<{ reference: string }> {
  if (input.website !== "") throw new DomainError("INVALID", "request_by_program");
  const bytes = requestBytes(input);
  if (bytes > INTAKE_BYTES_MAX) throw new DomainError("TOO_LARGE", "request_too_long", { max: INTAKE_BYTES_MAX, bytes });
  await countAddress(db, address);
  const hash = hashSecret(input.token);
  const intake = await db.intake.findUnique({ where: { hash } });
  if (!intake) throw gone();
  await countOrRefuse(db, `intake board ${intake.boardId}`, INTAKE_PER_BOARD_HOUR, HOUR, "intake_full");
  return inTransaction(db, async (tx) => {
    const { boardId } = intake;
    const { title, details, name, email } = input;
    const { id: cardId, moved: { card } } = await addCard(tx, FORM(boardId), { key: "", title, description: details, kind: "SERVICE_REQUEST", column: "BACKLOG", expedite: false });
    // Under the board's lock by now: a link that was renewed or switched off meanwhile takes in nothing more.
    if (!(await tx.intake.findUnique({ where: { hash } }))) throw gone();
    const reference = randomBase62(REFERENCE_LENGTH);
    await tx.intakeRequest.create({ data: { cardId, hash: hashSecret(reference), title, details, name, email, sentAt: card.createdAt } });
    return { reference };
  });
}

/** Nobody acts but the form; it may do the least that whoever adds a card may. */
const FORM = (boardId: string): Actor => ({ userId: null, boardId, roles: ["TEAM_MEMBER"], via: "intake" });

/** Counted first, so that what leads nowhere is limited as well. */
async function countAddress(db: Db, address: string | null): Promise<void> {
  await sweepCounters(db, now());
  const network = networkOf(address ?? "unknown");
  await countOrRefuse(db, `intake minute ${network}`, INTAKE_PER_MINUTE, MINUTE, "intake_minute");
  await countOrRefuse(db, `intake day ${network}`, INTAKE_PER_DAY, DAY, "intake_day");
}

async function countOrRefuse(db: Db, key: string, limit: number, seconds: number, reason: string): Promise<void> {
  const { count, secondsLeft } = await countInWindow(db, key, seconds, now());
  if (count > limit) throw new DomainError("TOO_MANY", reason, { limit, retryAfter: secondsLeft });
}

function gone(): DomainError {
  return new DomainError("NOT_FOUND", "request_form_gone");
}
