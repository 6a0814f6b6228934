"use client";

import { useState } from "react";
import { IconBookmark, IconCheck, IconPencil, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { TextField } from "@/components/ui/text-field";
import { useAttempt } from "@/components/ui/use-attempt";
import { useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import type { AppRouter } from "@/server/app-router";
import { VIEW_NAME_MAX } from "@/server/scrum/domain/backlog-limits";
import { useBacklogPage } from "./backlog-context";
import { type BacklogSearch, readBacklogSearch, writeBacklogSearch } from "./backlog-search";
import { SaveView } from "./save-view";
import styles from "./saved-views.module.css";

type View = inferRouterOutputs<AppRouter>["views"]["list"][number];
type SavedViewsProps = { search: BacklogSearch; choose: (change: Partial<BacklogSearch>) => void };

/** The ways to look at the Backlog that have a name: one's own, and those that the board shares. */
export function SavedViews({ search, choose }: SavedViewsProps) {
  const t = useTranslations("backlog.views");
  const trpc = useTRPC();
  const { boardKey, mayShare } = useBacklogPage();
  const { data: views = [] } = useQuery(trpc.views.list.queryOptions({ key: boardKey }, { staleTime: 0 }));
  const query = writeBacklogSearch({ ...search, showsEpics: false }).slice(1);
  const current = views.find((view) => view.query === query);
  const groups = [
    { id: "own", views: views.filter(({ isShared }) => !isShared), mayEdit: true },
    { id: "shared", views: views.filter(({ isShared }) => isShared), mayEdit: mayShare },
  ] as const;
  return (
    <Popover label={t("title")} trigger={<Button icon={<IconBookmark size={16} />}>{current?.name ?? t("title")}</Button>} align="end">
      <div className={styles.views}>
        {groups.map(({ id, views: some, mayEdit }) =>
          some.length === 0 ? null : (
            <section key={id} aria-label={t(id)}>
              <h2 className={styles.heading}>{t(id)}</h2>
              <ul className={styles.list}>
                {some.map((view) => (
                  <Line key={view.id} view={view} isCurrent={view === current} mayEdit={mayEdit} onChoose={() => choose(readBacklogSearch(new URLSearchParams(view.query)))} />
                ))}
              </ul>
            </section>
          ),
        )}
        {views.length === 0 && <p className={styles.none}>{t("none")}</p>}
        <SaveView query={query} />
      </div>
    </Popover>
  );
}

type LineProps = { view: View; isCurrent: boolean; mayEdit: boolean; onChoose: () => void };

function Line({ view, isCurrent, mayEdit, onChoose }: LineProps) {
  const t = useTranslations("backlog.views");
  const { boardKey } = useBacklogPage();
  const { views } = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { error, attempt } = useAttempt();
  const [name, setName] = useState<string | null>(null);
  const change = async (work: () => Promise<unknown>) => {
    const isDone = await attempt(work);
    await queries.invalidateQueries({ queryKey: trpc.views.pathKey() });
    return isDone;
  };
  const rename = async () => {
    const wanted = name?.trim() ?? "";
    if (wanted === "" || wanted === view.name || (await change(() => views.edit.mutate({ key: boardKey, view: view.id, name: wanted })))) setName(null);
  };
  const submit = useSubmitOnEnter(() => void rename());
  return (
    <li className={styles.line}>
      {name === null ? (
        <button type="button" className={styles.view} aria-current={isCurrent || undefined} onClick={onChoose}>
          <bdi>{view.name}</bdi>
          {isCurrent && <IconCheck size={14} aria-hidden />}
        </button>
      ) : (
        <TextField label={t("rename", { name: view.name })} hideLabel autoFocus maxLength={VIEW_NAME_MAX} value={name} error={error} onChange={(event) => setName(event.target.value)} onKeyDown={submit} onBlur={() => void rename()} />
      )}
      {mayEdit && name === null && (
        <>
          <IconButton size="small" label={t("rename", { name: view.name })} icon={<IconPencil size={14} />} onClick={() => setName(view.name)} />
          <IconButton size="small" label={t("remove", { name: view.name })} icon={<IconX size={14} />} onClick={() => void change(() => views.remove.mutate({ key: boardKey, view: view.id }))} />
        </>
      )}
    </li>
  );
}
