"use client";

import { useState } from "react";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { CARD_KINDS } from "@/server/board/domain/card";
import { BULK_MAX, MERGE_MAX } from "@/server/scrum/domain/backlog-limits";
import type { BacklogCard, Change } from "./backlog-data";
import { useBacklogPage } from "./backlog-context";
import { BulkLabels } from "./bulk-labels";
import { PositionDialog } from "./position-dialog";
import styles from "./bulk-bar.module.css";

const MergeDialog = onDemand(async () => (await import("@/components/scrum/split/merge-dialog")).MergeDialog);

const POINTS = [0, 1, 2, 3, 5, 8, 13, 21];

/** What can be done with the chosen cards together; shown as long as there are any. */
export function BulkBar({ cards, onClear }: { cards: readonly BacklogCard[]; onClear: () => void }) {
  const t = useTranslations("backlog");
  const tb = useTranslations("board");
  const ts = useTranslations("splitMerge");
  const { boardKey, epics, sprints, members, mayRank, mayPlan, mayEdit, mayDiscard, writes } = useBacklogPage();
  const [asks, setAsks] = useState<"position" | "merge" | null>(null);
  const keys = cards.map(({ key }) => key);
  const change = (what: Change) => void writes.change(keys, what);
  const item = (id: string, label: string, what: Change): MenuItem => ({ id, label, onSelect: () => change(what) });
  const menu = (label: string, items: MenuItem[]) => <Menu label={label} sections={[{ items }]} trigger={<Button size="small">{label}</Button>} />;
  if (cards.length > BULK_MAX) {
    return (
      <div className={styles.bar} role="region" aria-label={t("bulk.label")}>
        <p className={styles.count}>{t("bulk.tooMany", { count: cards.length, max: BULK_MAX })}</p>
        <IconButton label={t("bulk.clear")} icon={<IconX size={16} />} onClick={onClear} />
      </div>
    );
  }
  return (
    <div className={styles.bar} role="region" aria-label={t("bulk.label")}>
      <p className={styles.count}>{t("bulk.count", { count: cards.length })}</p>
      {mayRank &&
        menu(t("bulk.rank"), [
          { id: "top", label: t("menu.top"), onSelect: () => void writes.rank(keys, { to: "TOP" }) },
          { id: "bottom", label: t("menu.bottom"), onSelect: () => void writes.rank(keys, { to: "BOTTOM" }) },
          { id: "position", label: t("menu.position"), onSelect: () => setAsks("position") },
        ])}
      {mayPlan && menu(t("bulk.sprint"), [...sprints.map(({ number, name }) => item(String(number), name, { sprint: number })), item("none", t("bulk.noSprint"), { sprint: null })])}
      {mayPlan && menu(t("bulk.epic"), [...epics.filter(({ closedAt }) => closedAt === null).map(({ id, name }) => item(id, name, { epic: id })), item("none", t("bulk.noEpic"), { epic: null })])}
      {mayEdit && (
        <>
          <BulkLabels cards={cards} onChange={change} />
          {menu(t("bulk.kind"), CARD_KINDS.map((kind) => item(kind, tb(`kind.${kind}`), { kind })))}
          {menu(t("bulk.points"), [...POINTS.map((points) => item(String(points), String(points), { points })), item("none", t("bulk.noPoints"), { points: null })])}
          {menu(t("bulk.assign"), [...members.map(({ id, name }) => item(id, name, { assignees: [id] })), item("none", t("bulk.nobody"), { assignees: [] })])}
        </>
      )}
      {mayPlan && (
        <Button size="small" onClick={() => change({ archive: true })}>
          {t("menu.archive")}
        </Button>
      )}
      {mayDiscard && menu(t("menu.discard"), [item("WONT_DO", t("bulk.wontDo"), { discard: "WONT_DO" }), item("DUPLICATE", t("bulk.duplicate"), { discard: "DUPLICATE" })])}
      {mayDiscard && mayEdit && cards.length > 1 && cards.length <= MERGE_MAX + 1 && <Button size="small" onClick={() => setAsks("merge")}>{ts("merge.open")}</Button>}
      <IconButton className={styles.clear} label={t("bulk.clear")} icon={<IconX size={16} />} onClick={onClear} />
      {asks === "position" && <PositionDialog keys={keys} onClose={() => setAsks(null)} />}
      {asks === "merge" && <MergeDialog boardKey={boardKey} cards={cards} onClose={() => setAsks(null)} onDone={(keep, merged) => writes.done(ts("merge.done", { keep, cards: merged.join(", ") }))} />}
    </div>
  );
}
