import { CARD_KINDS, type CardKind } from "@/server/board/domain/card";

type NotedCard = { readonly key: string; readonly title: string; readonly kind: CardKind };

type NotesWords = {
  /** The first line: version and day. */
  title: string;
  /** The heading of each kind of card. */
  kinds: Readonly<Record<CardKind, string>>;
  /** What stands there when no card came with it. */
  none: string;
};

/** Whatever Markdown would take for its own. */
const MARKDOWN = /[\\`*_[\]<>|~]/g;

/** Release notes in Markdown: the cards of a release under the headings of their kinds, in the order of kinds and as they come. Titles read as they were written. */
export function draftNotes(cards: readonly NotedCard[], { title, kinds, none }: NotesWords): string {
  const groups = CARD_KINDS.map((kind) => ({ kind, cards: cards.filter((card) => card.kind === kind) })).filter((group) => group.cards.length > 0);
  const parts = groups.map((group) => [`### ${kinds[group.kind]}`, "", ...group.cards.map(({ key, title: of }) => `- ${key} ${plain(of)}`)].join("\n"));
  return `${[`## ${plain(title)}`, ...(parts.length > 0 ? parts : [none])].join("\n\n")}\n`;
}

function plain(text: string): string {
  return text.replaceAll(MARKDOWN, (character) => `\\${character}`);
}
