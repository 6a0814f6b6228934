import { CARD_KINDS, type CardKind, OUTCOMES, type Outcome } from "@/server/board/domain/card";
import { COLUMNS, type Column } from "@/server/board/domain/column";
import { isStorable } from "@/server/platform/domain/text-input";

export const LINE_TYPES = ["created", "moved", "blocked", "unblocked", "estimated", "archived", "restored", "deleted"] as const;
export type LineType = (typeof LINE_TYPES)[number];

/** One line of a history file: one thing that happened to one card. `line` counts from 1, `at` is in milliseconds since 1970. */
export type HistoryLine = {
  line: number;
  card: string;
  at: number;
  type: LineType;
  to?: Column;
  outcome?: Outcome;
  title?: string;
  kind?: CardKind;
  points?: number | null;
  reason?: string;
  /** The number the card had on the board it was exported from, and its place among the cards of its column. */
  number?: number;
  rank?: string;
};

/** A line that cannot be taken in, and why. */
export type Refusal = { line: number; reason: string; detail?: string };

const CARD_NAME_MAX = 100;
const TITLE_MAX = 300;
const REASON_MAX = 500;
const POINTS_MAX = 10_000;
/** Characters of one line; what is longer is no event. */
export const LINE_MAX = 64 * 1024;
const RANK_MAX = 200;
/** So that what comes next still has a key of at most nine digits. */
export const NUMBER_MAX = 9_999_999;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

/** A refusal on its way out of the reader of one line. */
class Refused extends Error {
  constructor(
    readonly reason: string,
    readonly detail?: string,
  ) {
    super(reason);
  }
}

/** Reads one line by itself: its shape and its values, not whether it fits the card's past. */
export function parseHistoryLine(text: string, line: number): HistoryLine | { refused: Refusal } {
  try {
    return read(fieldsOf(text), line);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { refused: { line, reason: error.reason, ...(error.detail === undefined ? {} : { detail: error.detail }) } };
  }
}

type Fields = Record<string, unknown>;

function fieldsOf(text: string): Fields {
  if (text.length > LINE_MAX) throw new Refused("line_too_long");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused("not_json");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refused("not_an_object");
  return value as Fields;
}

function read(fields: Fields, line: number): HistoryLine {
  const card = cardOf(fields.card);
  const type = oneOf(LINE_TYPES, fields.type, "type_missing", "type_unknown");
  const at = instantOf(fields.at);
  return { line, card, at, type, ...detailsOf(type, fields) };
}

function detailsOf(type: LineType, fields: Fields): Partial<HistoryLine> {
  const outcome = given(fields.outcome) ? oneOf(OUTCOMES, fields.outcome, "outcome_unknown", "outcome_unknown") : undefined;
  if (outcome !== undefined && fields.to !== "DONE") throw new Refused("outcome_without_done");
  switch (type) {
    case "created":
      return {
        to: given(fields.to) ? columnOf(fields.to) : "BACKLOG",
        ...(outcome && { outcome }),
        ...(given(fields.title) && { title: lineOf(fields.title, "title", TITLE_MAX) }),
        ...(given(fields.kind) && { kind: oneOf(CARD_KINDS, fields.kind, "kind_unknown", "kind_unknown") }),
        ...(given(fields.points) && { points: pointsOf(fields.points) }),
        ...(Number.isInteger(fields.number) && { number: fields.number as number }),
        ...rankOf(fields),
      };
    case "moved":
      return { to: columnOf(fields.to), ...(outcome && { outcome }), ...rankOf(fields) };
    case "restored":
      return rankOf(fields);
    case "blocked":
      return { reason: given(fields.reason) ? lineOf(fields.reason, "reason", REASON_MAX) : "-" };
    case "estimated":
      if (fields.points === undefined) throw new Refused("points_missing");
      return { points: fields.points === null ? null : pointsOf(fields.points) };
    default:
      return {};
  }
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function cardOf(value: unknown): string {
  if (!given(value) || value === "") throw new Refused("card_missing");
  if (typeof value !== "string" || !isStorable(value) || value.trim() === "") throw new Refused("card_invalid");
  if (value.length > CARD_NAME_MAX) throw new Refused("card_too_long");
  return value;
}

function instantOf(value: unknown): number {
  if (!given(value) || value === "") throw new Refused("at_missing");
  const at = typeof value === "string" && INSTANT.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(at)) throw new Refused("at_invalid", show(value));
  return at;
}

function columnOf(value: unknown): Column {
  return oneOf(COLUMNS, value, "to_missing", "to_unknown");
}

function oneOf<T extends string>(options: readonly T[], value: unknown, missing: string, unknown: string): T {
  if (!given(value)) throw new Refused(missing);
  const found = options.find((option) => option === value);
  if (found === undefined) throw new Refused(unknown, show(value));
  return found;
}

function lineOf(value: unknown, field: string, max: number): string {
  if (typeof value !== "string" || !isStorable(value)) throw new Refused(`${field}_invalid`);
  const text = value.replace(/[\r\n\u2028\u2029]+/g, " ").trim();
  if (text.length === 0) throw new Refused(`${field}_empty`);
  if (text.length > max) throw new Refused(`${field}_too_long`);
  return text;
}

function pointsOf(value: unknown): number {
  if (typeof value !== "number" || value < 0 || value > POINTS_MAX) throw new Refused("points_invalid", show(value));
  return Math.round(value * 100) / 100;
}

function rankOf({ rank }: Fields): { rank?: string } {
  return typeof rank === "string" && rank.length <= RANK_MAX ? { rank } : {};
}

/** The value as its sender would recognise it, short. */
function show(value: unknown): string {
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 60).toWellFormed();
}
