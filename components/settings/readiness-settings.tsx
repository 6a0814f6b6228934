"use client";

import { useState } from "react";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Section } from "@/components/people/section";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { may } from "@/server/people/domain/policy";
import { READY_LINE_MAX, READY_LINES_MAX } from "@/server/scrum/domain/readiness";
import { SaveRow } from "./save-row";
import type { BoardSettings } from "./settings-data";
import { useBoardChange } from "./use-board-change";
import styles from "./settings.module.css";

type Line = { id: string; text: string };
type Props = { board: Pick<BoardSettings, "key" | "you">; lines: readonly Line[] };

/** The board's Definition of Ready, a line a condition. */
export function ReadinessSettings({ board, lines }: Props) {
  const t = useTranslations("settings.readiness");
  const mayChange = may("board.configure", board.you.roles);
  return (
    <Section title={t("title")} text={t("text")}>
      {mayChange ? (
        <Lines key={lines.map(({ id, text }) => `${id} ${text}`).join()} boardKey={board.key} lines={lines} />
      ) : lines.length === 0 ? (
        <p className={styles.dim}>{t("none")}</p>
      ) : (
        <ol className={styles.readyFacts}>
          {lines.map(({ id, text }) => (
            <li key={id}><bdi>{text}</bdi></li>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** `at` tells lines apart while they have no id. */
type Draft = { at: number; id?: string; text: string };

function Lines({ boardKey, lines }: { boardKey: string; lines: readonly Line[] }) {
  const t = useTranslations("settings.readiness");
  const tCommon = useTranslations("common");
  const { readiness } = useTRPCClient();
  const { error, isPending, change } = useBoardChange();
  const [draft, setDraft] = useState<Draft[]>(() => lines.map((line, at) => ({ at, ...line })));
  const wanted = draft.map(({ id, text }) => ({ id, text: text.trim() })).filter(({ text }) => text !== "");
  const isChanged = wanted.length !== lines.length || wanted.some(({ id, text }, at) => lines[at]?.id !== id || lines[at]?.text !== text);
  const save = () => change(() => readiness.set.mutate({ key: boardKey, lines: wanted }));
  const add = () => setDraft([...draft, { at: Math.max(-1, ...draft.map(({ at }) => at)) + 1, text: "" }]);
  return (
    <div className={styles.form}>
      {draft.map((line, index) => (
        <div key={line.at} className={styles.readyLine}>
          <TextField label={t("line", { number: index + 1 })} hideLabel dir="auto" maxLength={READY_LINE_MAX} placeholder={t("example")} value={line.text} onChange={(event) => setDraft(draft.map((each) => (each === line ? { ...line, text: event.target.value } : each)))} />
          <IconButton label={tCommon("removeNamed", { name: line.text || t("line", { number: index + 1 }) })} icon={<IconX size={16} />} onClick={() => setDraft(draft.filter((each) => each !== line))} />
        </div>
      ))}
      <SaveRow error={error} isChanged={isChanged}>
        {draft.length < READY_LINES_MAX && <Button icon={<IconPlus size={16} />} onClick={add}>{t("add")}</Button>}
        <Button variant="primary" pending={isPending} disabled={!isChanged} onClick={() => void save()}>{t("set")}</Button>
      </SaveRow>
    </div>
  );
}
