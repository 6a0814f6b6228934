/** A row of the history as it lies in the database, read without the product's own code. */
export type ToldEvent = { version: number; ordinal: number; cardId: string | null; kind: string; at: Date; via: string | null; data: Told };
export type Told = {
  title?: string; kind?: string; column?: string; from?: string | TellsLimits; to?: string | TellsLimits; rank?: string; points?: number | null; number?: number;
  outcome?: string; expedite?: boolean; reason?: string; undoes?: number; headcount?: number; limits?: TellsLimits;
  override?: { reason: string }; warned?: boolean; imported?: boolean;
};
type Policy = { mode: "PER_PERSON" | "FIXED" | "NONE"; value: number };
export type TellsLimits = { planned: Policy; inWork: Policy; enforcement: "BLOCK" | "WARN"; personal: number | null };

/** What a version did, as the client that asked for it would have said; for comparing with the ledger. */
export function signatureOf(events: readonly ToldEvent[], numberOf: (cardId: string) => number | undefined): string {
  const imported = events.find(({ kind }) => kind === "history.imported");
  return imported ? "imported" : events.map((event) => signature(event, numberOf)).join(" + ");
}

function signature({ kind, cardId, data }: ToldEvent, numberOf: (cardId: string) => number | undefined): string {
  if (kind === "card.created") return `created ${data.title}`;
  const card = `#${cardId === null ? "" : numberOf(cardId)}`;
  if (kind === "card.moved") return `placed ${card} ${String(data.to)}`;
  if (kind === "card.ranked") return `placed ${card} ${data.column}`;
  if (kind === "card.edited") return `edited ${card} ${data.title ?? ""}`;
  if (kind === "card.blocked") return `blocked ${card} ${data.reason}`;
  if (kind === "card.expedited") return `expedited ${card} ${data.expedite}`;
  return cardId === null ? kind : `${kind.slice("card.".length)} ${card}`;
}
