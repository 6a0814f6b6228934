"use client";

import { useState, useSyncExternalStore } from "react";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { Locale } from "@/server/people/contracts";
import { Form } from "./form";
import styles from "./people.module.css";

const KEY_MAX = 10;

/** A new board in a workspace, or in one of the person's own where none is named. */
export function CreateBoardForm({ workspace }: { workspace?: string }) {
  const t = useTranslations("people");
  const server = useTRPCClient();
  const inBrowser = useSyncExternalStore(neverChanges, () => true, () => false);
  const [fields, setFields] = useState<{ name: string; key?: string; zone?: string; locale: Locale }>({ name: "", locale: useLocale() === "ko" ? "ko" : "en" });
  const key = fields.key ?? suggestKey(fields.name);
  const timeZone = fields.zone ?? (inBrowser ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC");
  const create = useMutation({
    mutationFn: () => server.board.create.mutate({ key, name: fields.name, timeZone, locale: fields.locale, workspace }),
    onSuccess: (board) => location.assign(`/w/${board.workspace}/b/${board.key}`),
  });
  return (
    <Form submitLabel={t("createBoard")} onSubmit={() => create.mutate()} pending={create.isPending || create.isSuccess} error={create.error}>
      <TextField label={t("boardName")} required maxLength={100} value={fields.name} onChange={(event) => setFields({ ...fields, name: event.target.value })} />
      <TextField
        label={t("boardKey")}
        hint={t("boardKeyHint", { example: `${key || "ERP"}-42` })}
        className={styles.key}
        required
        maxLength={KEY_MAX}
        pattern="[A-Za-z][A-Za-z0-9]{1,9}"
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        value={key}
        onChange={(event) => setFields({ ...fields, key: event.target.value.toUpperCase() })}
      />
      <Select label={t("timeZone")} hint={t("timeZoneHint")} options={inBrowser ? zonesWith(timeZone) : [{ value: timeZone, label: timeZone }]} value={timeZone} onChange={(zone) => setFields({ ...fields, zone })} />
      <Select
        label={t("boardLocale")}
        options={[
          { value: "en", label: "English" },
          { value: "ko", label: "한국어" },
        ]}
        value={fields.locale}
        onChange={(locale) => setFields({ ...fields, locale })}
      />
    </Form>
  );
}

/** The initials of a name of several words, or the beginning of one; nothing where that makes no key. */
function suggestKey(name: string): string {
  const words = name.toUpperCase().match(/[A-Z][A-Z0-9]*/g) ?? [];
  const key = words.length > 1 ? words.map((word) => word.charAt(0)).join("") : (words[0] ?? "").slice(0, 4);
  return key.length < 2 ? "" : key.slice(0, KEY_MAX);
}

function zonesWith(zone: string): { value: string; label: string }[] {
  const zones = new Set(["UTC", zone, ...Intl.supportedValuesOf("timeZone")]);
  return [...zones].map((value) => ({ value, label: value.replaceAll("_", " ") }));
}

/** What is rendered on the server knows no browser's time zone; what runs in one stays there. */
function neverChanges(): () => void {
  return () => undefined;
}
