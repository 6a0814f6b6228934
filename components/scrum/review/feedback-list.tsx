"use client";

import { useState } from "react";
import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { useAttempt } from "@/components/ui/use-attempt";
import { useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import type { BoardHead } from "@/server/board/domain/board-view";
import { may } from "@/server/people/domain/policy";
import { FEEDBACK_MAX } from "@/server/scrum/domain/event-limits";
import { useScrumPage } from "../scrum-page-context";
import { CardLink } from "../sprint/card-link";
import type { Feedback, Review } from "./review-data";
import scrum from "../scrum.module.css";
import styles from "./review.module.css";

type FeedbackListProps = { review: Review; sprint: number; you: BoardHead["you"] };
const ALL = "all";

/** What was said in the review; a note can become a card of the Backlog. */
export function FeedbackList({ review, sprint, you }: FeedbackListProps) {
  const t = useTranslations("events.review.feedback");
  const { writes, error, isPending } = useFeedback(sprint);
  const takesPart = may("event.takePart", you.roles);
  return (
    <section className={scrum.section} aria-labelledby="feedback">
      <h2 id="feedback">{t("title")}</h2>
      {error && (
        <p className={scrum.problem} role="alert">
          {error}
        </p>
      )}
      {takesPart && <FeedbackForm cards={review.finished} isPending={isPending} onAdd={writes.add} />}
      {review.notes.length === 0 && <p className={scrum.dim}>{t("none")}</p>}
      <ul className={styles.notes}>
        {review.notes.map((note) => (
          <li key={note.id} className={styles.note}>
            <p className={styles.text} dir="auto">{note.text}</p>
            <div className={styles.row}>
              <span className={scrum.dim}>
                <bdi>{note.by.name}</bdi>
                {note.about !== null && ` · ${note.about}`}
              </span>
              {note.became === null ? takesPart && <Choices note={note} mayRemove={note.by.id === you.id || may("event.facilitate", you.roles)} isPending={isPending} writes={writes} /> : <span>{t("became")} <CardLink card={{ key: note.became, title: "" }} /></span>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Writes = ReturnType<typeof useFeedback>["writes"];

function Choices({ note, mayRemove, isPending, writes }: { note: Feedback; mayRemove: boolean; isPending: boolean; writes: Writes }) {
  const t = useTranslations("events.review.feedback");
  return (
    <>
      <Button size="small" variant="quiet" pending={isPending} aria-label={t("makeCardOf", { text: note.text })} onClick={() => void writes.makeCard(note.id)}>
        {t("makeCard")}
      </Button>
      {mayRemove && <IconButton size="small" label={t("removeOf", { text: note.text })} icon={<IconTrash size={14} />} onClick={() => void writes.remove(note.id)} />}
    </>
  );
}

type FormProps = { cards: Review["finished"]; isPending: boolean; onAdd: Writes["add"] };

function FeedbackForm({ cards, isPending, onAdd }: FormProps) {
  const t = useTranslations("events.review.feedback");
  const [text, setText] = useState("");
  const [about, setAbout] = useState(ALL);
  const send = async () => {
    if (text.trim() === "" || isPending) return;
    if (await onAdd(text, about === ALL ? null : about)) setText("");
  };
  const onKeyDown = useSubmitOnEnter(() => void send());
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextArea label={t("text")} rows={2} maxLength={FEEDBACK_MAX} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown} />
      <Select label={t("about")} options={[{ value: ALL, label: t("all") }, ...cards.map(({ key, title }) => ({ value: key, label: `${key} ${title}` }))]} value={about} onChange={setAbout} />
      <div>
        <Button type="submit" disabled={text.trim() === ""} pending={isPending}>
          {t("add")}
        </Button>
      </div>
    </form>
  );
}

function useFeedback(sprint: number) {
  const { events } = useTRPCClient();
  const { boardKey: key } = useScrumPage();
  const { error, isPending, attempt } = useAttempt();
  const writes = {
    add: (text: string, about: string | null) => attempt(() => events.addFeedback.mutate({ key, sprint, text, about })),
    remove: (note: string) => attempt(() => events.removeFeedback.mutate({ key, sprint, note })),
    makeCard: (note: string) => attempt(() => events.cardOfFeedback.mutate({ key, sprint, note })),
  };
  return { writes, error, isPending };
}
