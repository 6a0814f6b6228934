import { createTranslator } from "next-intl";
import english from "@/messages/en/notifications.json";
import korean from "@/messages/ko/notifications.json";
import type { NotificationKind } from "./domain/notification-kinds";
import { type Facts, sentenceFacts } from "./domain/sentence-facts";

export type MailedNews = {
  kind: NotificationKind;
  actor: string | null;
  board: { key: string; name: string; workspace: string };
  card: { number: number; title: string } | null;
  facts: Facts;
};

/** More than so many are only counted. */
const LISTED = 20;

/**
 * A mail about these, in a person's language: what happened, by whom, and an address for each. Its subject has nothing in it that
 * anybody typed, and its addresses are all of this installation.
 */
export function wordMail(news: readonly MailedNews[], locale: string, publicUrl: string): { subject: string; text: string } {
  const [language, messages] = locale === "ko" ? (["ko", korean] as const) : (["en", english] as const);
  const t = createTranslator({ locale: language, messages: { notifications: messages }, namespace: "notifications" });
  const [first] = news;
  const one = news.length === 1 && first ? first : null;
  const about = one ? (one.card ? `${one.board.key}-${one.card.number}` : one.board.key) : null;
  const subject = one ? `[${about}] ${t(`mail.subject.${one.kind}`)}` : t("mail.subject.many", { count: news.length });
  const lines = news.slice(0, LISTED).map(({ kind, actor, board, card, facts }) => {
    const place = `${publicUrl}/w/${board.workspace}/b/${board.key}`;
    const heading = card ? `${board.key}-${card.number} ${plain(card.title)}` : plain(board.name);
    const sentence = plain(t(`says.${kind}`, sentenceFacts(actor ?? t("nobody"), facts)));
    return `${heading}\n${sentence}\n${card ? `${place}/c/${card.number}` : kind === "APPROVAL" ? `${place}/delivery` : `${place}/sprints`}`;
  });
  if (news.length > LISTED) lines.push(t("mail.more", { count: news.length - LISTED }));
  return { subject, text: [...lines, `--\n${t("mail.why")}\n${publicUrl}/account#notifications`].join("\n\n") };
}

/** On one line, whatever somebody typed. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
