import { groupNote, voteNote } from "@/server/scrum/arrange-retro";
import { addAction } from "@/server/scrum/decide-retro";
import { RETRO_STEPS, type RetroColumn, stepAfter } from "@/server/scrum/domain/retro-step";
import { openRetro, stepRetro } from "@/server/scrum/open-retro";
import { judgeGoal } from "@/server/scrum/review-sprint";
import { addFeedback } from "@/server/scrum/take-feedback";
import { addNote } from "@/server/scrum/write-retro-note";
import { atTime, now } from "@/server/platform/clock";
import { addDays, type Day } from "@/server/platform/domain/zoned-day";
import { type DemoBoard, DEVELOPERS } from "./demo-board";
import { RETROS } from "./retro-words";
import { SPRINT_DAYS } from "./sprint-days";

/** From one thing that somebody says to the next. */
const MOMENT_MS = 10_000;
/** Nobody has taken an action up yet, so none of them is due before the demo ends. */
const DUE_IN = 4 * SPRINT_DAYS;

/** The review and the retrospective of a sprint that has just been closed, on this Monday, by the people whose work they are. */
export async function holdEvents(board: DemoBoard, sprint: number, monday: Day): Promise<void> {
  const words = RETROS[(sprint - 1) % RETROS.length];
  if (!words) return;
  const { db, key, locale, actor } = board;
  const of = { key, sprint };
  // Told by no dice: the rest of the story is the same with it and without.
  let at = now().getTime();
  const step = <T>(work: () => Promise<T>) => atTime(new Date((at += MOMENT_MS)), work);
  const [po, sm] = [actor("po@demo.local"), actor("sm@demo.local")];
  await step(() => judgeGoal(db, po, { ...of, isMet: words.isMet, remark: words.remark[locale] }));
  await step(() => addFeedback(db, po, { ...of, text: words.feedback[locale], about: null }));
  await step(() => openRetro(db, sm, { ...of, anonymous: false, votesEach: 3 }));
  const written: Partial<Record<RetroColumn, string[]>> = {};
  for (const [index, { column, text }] of words.notes.entries()) {
    const writer = actor(DEVELOPERS[index % DEVELOPERS.length] ?? "dev1@demo.local");
    const { note } = await step(() => addNote(db, writer, { ...of, column, text: text[locale], noteKey: undefined }));
    written[column] = [...(written[column] ?? []), note];
  }
  const [main, alike] = written.PROBLEM ?? [];
  for (const from of RETRO_STEPS) {
    const next = stepAfter(from);
    if (next === null) break;
    await step(() => stepRetro(db, sm, { ...of, from, to: next }));
    if (main === undefined) continue;
    if (next === "GROUP" && alike !== undefined) await step(() => groupNote(db, sm, { ...of, note: alike, with: main }));
    if (next === "VOTE") for (const email of DEVELOPERS) await step(() => voteNote(db, actor(email), { ...of, note: main, votes: 2 }));
    if (next === "DECIDE") await step(() => addAction(db, sm, { ...of, title: words.action[locale], note: main, owner: actor("dev2@demo.local").userId ?? "", dueOn: addDays(monday, DUE_IN) }));
  }
}
