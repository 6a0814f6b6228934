"use client";

import { useDeferredValue, useState, type ReactNode } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { IconGitCommit, IconGitPullRequest, IconPlayerPlay, IconRocket } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { LINK_SEARCH_MAX } from "@/server/delivery/domain/link-search";
import type { LinkableThing, LinkedKind } from "./card-delivery-data";
import { useLinks } from "./use-links";
import { When } from "./when";
import styles from "./link-dialog.module.css";

const ICON = { size: 16, "aria-hidden": true } as const;
const ICONS: Readonly<Record<LinkedKind, ReactNode>> = {
  commit: <IconGitCommit {...ICON} />,
  pullRequest: <IconGitPullRequest {...ICON} />,
  run: <IconPlayerPlay {...ICON} />,
  deployment: <IconRocket {...ICON} />,
};

type LinkDialogProps = { cardKey: string; onClose: () => void };

/** Ties the card to something that its board's sources told: one of the latest, or what a name, a commit or an address finds. */
export function LinkDialog({ cardKey, onClose }: LinkDialogProps) {
  const t = useTranslations("delivery.links");
  const [search, setSearch] = useState("");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("title", { card: cardKey })} description={t("about")}>
      <div className={styles.content}>
        <TextField type="search" label={t("search")} hint={t("searchHint")} maxLength={LINK_SEARCH_MAX} value={search} onChange={(event) => setSearch(event.target.value)} />
        <Found cardKey={cardKey} search={useDeferredValue(search)} onClose={onClose} />
      </div>
    </Dialog>
  );
}

function Found({ cardKey, search, onClose }: LinkDialogProps & { search: string }) {
  const t = useTranslations("delivery.links");
  const trpc = useTRPC();
  const link = useLinks(cardKey);
  const sentence = useErrorSentence();
  const { data, error } = useQuery(trpc.delivery.linkable.queryOptions({ cardKey, search }, { placeholderData: keepPreviousData, staleTime: 0 }));
  if (error) return <p className={styles.none} role="alert">{sentence(error)}</p>;
  const choose = ({ what, id, name }: LinkableThing) => {
    onClose();
    void link({ what, ids: [id], name }, true);
  };
  return (
    <>
      <p className={styles.none} role="status">{data?.length === 0 ? t(search.trim() === "" ? "nothing" : "noMatch") : ""}</p>
      <ul className={styles.found} aria-label={t("found")}>
        {data?.map((thing) => (
          <li key={thing.id}>
            <button type="button" className={styles.thing} onClick={() => choose(thing)}>
              {ICONS[thing.what]}
              <span className={styles.words}>
                <span className={styles.name} dir="auto">{thing.name}</span>
                <span className={styles.detail} dir="auto">{[t(`what.${thing.what}`), thing.detail].filter((part) => part !== "").join(" · ")}</span>
              </span>
              <When at={thing.at} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
