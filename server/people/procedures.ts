import { DomainError } from "@/server/platform/errors";
import { publicProcedure } from "@/server/platform/trpc";
import { boardInput, cardInput } from "./contracts";
import { getActor, parseCardKey } from "./get-actor";

/** For people who are signed in, by session or by token. */
export const userProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.user === null) throw new DomainError("UNAUTHENTICATED", "unauthenticated");
  return next({ ctx: { ...ctx, user: ctx.user } });
});

/** For what a token must never do: change how its owner signs in, make or end tokens and sessions. */
export const sessionProcedure = userProcedure.use(({ ctx, next }) => {
  if (ctx.user.through !== "session") throw new DomainError("FORBIDDEN", "session_required");
  return next();
});

/** For members of the board that `key` names. `ctx.board` is that board, `ctx.actor` the person with their roles on it. */
export const boardProcedure = userProcedure.input(boardInput).use(async ({ ctx, input, next }) => {
  const found = await getActor(ctx.db, ctx.user.id, input.key);
  return next({ ctx: { ...ctx, ...found } });
});

/** For members of the board that the card `cardKey` names belongs to; that the card is there is for the use case to find. */
export const cardProcedure = userProcedure.input(cardInput).use(async ({ ctx, input, next }) => {
  const { boardKey, number } = parseCardKey(input.cardKey);
  const found = await getActor(ctx.db, ctx.user.id, boardKey);
  return next({ ctx: { ...ctx, ...found, cardNumber: number } });
});
