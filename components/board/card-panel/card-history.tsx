"use client";

import { useState, type ReactNode } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { OutsideLink } from "@/components/ui/outside-link";
import type { HistoryLine } from "./card-data";
import { useOpenCard } from "./card-context";
import { CardSection } from "./card-section";
import { historySentence } from "./history-sentence";
import { Instant } from "./instant";
import panel from "./card-panel.module.css";
import styles from "./card-record.module.css";

const SHOWN_AT_FIRST = 15;

/** Everything that happened, in sentences, the latest first. */
export function CardHistory({ history }: { history: readonly HistoryLine[] }) {
  const t = useTranslations("card");
  const [isWhole, setWhole] = useState(false);
  const lines = history.toReversed();
  const shown = isWhole ? lines : lines.slice(0, SHOWN_AT_FIRST);
  return (
    <CardSection title={t("history.title")}>
      <ul className={styles.history}>
        {shown.map((line) => (
          <li key={line.seq}>
            <Instant at={line.at} />
            <Line line={line} />
          </li>
        ))}
      </ul>
      {shown.length < lines.length && (
        <Button size="small" variant="quiet" onClick={() => setWhole(true)}>{t("history.all", { count: lines.length })}</Button>
      )}
    </CardSection>
  );
}

function Line({ line }: { line: HistoryLine }) {
  const t = useTranslations("card");
  const format = useFormatter();
  const { board } = useOpenCard();
  const { key, values, list, notes, url } = historySentence(line);
  const nameOf = (id: string) => board.members.find((member) => member.id === id)?.name ?? t("formerMember");
  const wordOf = (item: string) => (list?.of === "people" ? nameOf(item) : fieldName(item));
  const fieldName = (field: string) => (t.has(`fields.${field}`) ? t(`fields.${field}`) : field);
  const sentence = t.rich(`history.${key}`, {
    ...values,
    who: () => <Doer line={line} />,
    list: list ? format.list(list.items.map(wordOf)) : "",
    b: bold,
  });
  return (
    <div>
      <span dir="auto">{sentence}</span>
      {notes.map((note) => (
        <span key={note.key} className={panel.note}> · {t(`history.${note.key}`, note.values)}</span>
      ))}
      {line.actor && line.via && <span className={panel.note}> · {t("history.through", { via: line.via })}</span>}
      {url && <> <OutsideLink url={url}>{t("history.open")}</OutsideLink></>}
    </div>
  );
}

function Doer({ line }: { line: HistoryLine }) {
  const t = useTranslations("card");
  if (line.actor) return t.rich("history.person", { name: line.actor.name, b: bold });
  return line.via === null ? t.rich("history.someone", { b: bold }) : t.rich("history.via", { via: line.via, b: bold });
}

function bold(chunks: ReactNode): ReactNode {
  return (
    <b>
      <bdi>{chunks}</bdi>
    </b>
  );
}
