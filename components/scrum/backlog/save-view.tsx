"use client";

import { useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { useAttempt } from "@/components/ui/use-attempt";
import { useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import { VIEW_NAME_MAX } from "@/server/scrum/domain/backlog-limits";
import { useBacklogPage } from "./backlog-context";
import styles from "./saved-views.module.css";

/** Gives what is on the screen a name. */
export function SaveView({ query }: { query: string }) {
  const t = useTranslations("backlog.views");
  const { boardKey, mayShare } = useBacklogPage();
  const { views } = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { error, isPending, attempt } = useAttempt();
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const save = async () => {
    if (isPending || name.trim() === "") return;
    if (await attempt(() => views.save.mutate({ key: boardKey, name: name.trim(), query, shared }))) setName("");
    await queries.invalidateQueries({ queryKey: trpc.views.pathKey() });
  };
  const submit = useSubmitOnEnter(() => void save());
  return (
    <div className={styles.save}>
      <TextField label={t("name")} hint={t("hint")} maxLength={VIEW_NAME_MAX} autoComplete="off" value={name} error={error} onChange={(event) => setName(event.target.value)} onKeyDown={submit} />
      {mayShare && <Checkbox label={t("share")} checked={shared} onChange={setShared} />}
      <Button size="small" pending={isPending} disabled={name.trim() === ""} onClick={() => void save()}>{t("save")}</Button>
    </div>
  );
}
