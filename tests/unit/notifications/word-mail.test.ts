import { expect, test } from "vitest";
import { wordMail, type MailedNews } from "@/server/notifications/word-mail";

const BOARD = { key: "ERP", name: "Orders", workspace: "plant" };
const news = (more: Partial<MailedNews> = {}): MailedNews => ({ kind: "ASSIGNED", actor: "Sam", board: BOARD, card: { number: 12, title: "Print" }, facts: {}, ...more });

test("one thing that happened: which card, by whom, and where", () => {
  expect(wordMail([news()], "en", "https://board.example.org")).toEqual({
    subject: "[ERP-12] A card was assigned to you",
    text: "ERP-12 Print\nSam assigned it to you.\nhttps://board.example.org/w/plant/b/ERP/c/12\n\n--\nYou get this mail because of your notification settings. Change them here:\nhttps://board.example.org/account#notifications",
  });
});

test("a subject and the lines of a mail stay what they are, whatever was typed", () => {
  const evil = "x\r\nBcc: all@example.org\u2028{actor}";
  const { subject, text } = wordMail([news({ actor: evil, card: { number: 1, title: evil } })], "en", "https://b.example");
  expect(subject).toBe("[ERP-1] A card was assigned to you");
  expect(text.split("\n").slice(0, 2)).toEqual(["ERP-1 x Bcc: all@example.org {actor}", "x Bcc: all@example.org {actor} assigned it to you."]);
});

test("a sprint, an approval and a block say what they are about, in the person's language", () => {
  const all = [
    news({ kind: "SPRINT_STARTED", card: null, facts: { sprint: 4, name: "" } }),
    news({ kind: "APPROVAL", actor: null, card: null, facts: { environment: "운영", version: "1.4" } }),
    news({ kind: "BLOCKED", facts: { reason: "방화벽" } }),
  ];
  const { subject, text } = wordMail(all, "ko", "https://b.example");
  expect(subject).toBe("보드에 새 소식이 3건 있습니다");
  expect(text).toContain("Sam 님이 스프린트를 시작했습니다: 스프린트 4\nhttps://b.example/w/plant/b/ERP/sprints");
  expect(text).toContain("운영 배포에 승인이 필요합니다: 버전 1.4.\nhttps://b.example/w/plant/b/ERP/delivery");
  expect(text).toContain("Sam 님이 막힘으로 표시했습니다: 방화벽");
});

test("what is too much for a mail is counted", () => {
  const { subject, text } = wordMail(Array.from({ length: 25 }, (_, index) => news({ card: { number: index + 1, title: "t" } })), "en", "https://b.example");
  expect(subject).toBe("25 things happened on your boards");
  expect(text).toContain("ERP-20 t");
  expect(text).not.toContain("ERP-21 t");
  expect(text).toContain("And 5 more.");
});
