"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { inScaleOrder, SCALE_MAX, scaleFault } from "@/server/board/domain/point-scale";
import { BOARD_NAME_MAX } from "@/server/board/domain/text-limits";
import { may } from "@/server/people/domain/policy";
import { Section } from "@/components/people/section";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import { ManagedBy } from "./managed-by";
import { SaveRow } from "./save-row";
import type { BoardSettings } from "./settings-data";
import { useBoardChange } from "./use-board-change";
import styles from "./settings.module.css";

const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "ko", label: "한국어" },
] as const;

type Props = { board: BoardSettings; timeZones: readonly string[] };

export function GeneralSettings({ board, timeZones }: Props) {
  const t = useTranslations("settings");
  if (!may("board.configure", board.you.roles)) return <GeneralFacts board={board} />;
  return (
    <Section title={t("pages.general")} text={t("generalText")}>
      <GeneralForm board={board} timeZones={timeZones} />
    </Section>
  );
}

function GeneralForm({ board, timeZones }: Props) {
  const t = useTranslations("settings");
  const server = useTRPCClient();
  const [draft, setDraft] = useState({ name: board.name, timeZone: board.timeZone, locale: board.locale, scale: board.pointScale.join(", ") });
  const { error, isPending, change, refuse } = useBoardChange();
  const isChanged = draft.name.trim() !== board.name || draft.timeZone !== board.timeZone || draft.locale !== board.locale || draft.scale !== board.pointScale.join(", ");
  const save = async () => {
    const name = draft.name.trim();
    if (name === "") return refuse(t("nameEmpty"));
    if (name.length > BOARD_NAME_MAX) return refuse(t("nameTooLong", { max: BOARD_NAME_MAX, count: name.length }));
    const pointScale = draft.scale.split(/[\s,;]+/).filter((text) => text !== "");
    const fault = scaleFault(pointScale);
    if (fault !== null) return refuse(t("scaleFault", { fault, max: SCALE_MAX }));
    await change(() => server.board.edit.mutate({ key: board.key, name, timeZone: draft.timeZone, locale: draft.locale === "ko" ? "ko" : "en", pointScale }), () =>
      // As it is kept from now on.
      setDraft((now) => ({ ...now, name, scale: inScaleOrder(pointScale).join(", ") })),
    );
  };
  const zones = [...new Set([board.timeZone, "UTC", ...timeZones])];
  return (
    <div className={styles.form}>
      <TextField
        label={t("name")}
        dir="auto"
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        onKeyDown={useSubmitOnEnter(() => void save())}
      />
      <Select
        label={t("timeZone")}
        hint={t("timeZoneHint")}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        value={draft.timeZone}
        onChange={(timeZone) => setDraft({ ...draft, timeZone })}
      />
      <Select label={t("language")} hint={t("languageHint")} options={LANGUAGES} value={draft.locale === "ko" ? "ko" : "en"} onChange={(locale) => setDraft({ ...draft, locale })} />
      <TextField label={t("scale")} hint={t("scaleHint")} value={draft.scale} onChange={(event) => setDraft({ ...draft, scale: event.target.value })} />
      <SaveRow error={error} isChanged={isChanged}>
        <Button variant="primary" pending={isPending} disabled={!isChanged} onClick={() => void save()}>{t("save")}</Button>
      </SaveRow>
    </div>
  );
}

function GeneralFacts({ board }: { board: BoardSettings }) {
  const t = useTranslations("settings");
  return (
    <>
      <ManagedBy board={board} />
      <dl className={styles.facts}>
        <div><dt>{t("name")}</dt><dd><bdi>{board.name}</bdi></dd></div>
        <div><dt>{t("timeZone")}</dt><dd>{board.timeZone.replaceAll("_", " ")}</dd></div>
        <div><dt>{t("scale")}</dt><dd>{board.pointScale.join(", ")}</dd></div>
        <div><dt>{t("language")}</dt><dd>{LANGUAGES.find(({ value }) => value === board.locale)?.label ?? board.locale}</dd></div>
      </dl>
    </>
  );
}
