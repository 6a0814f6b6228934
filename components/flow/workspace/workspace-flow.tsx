"use client";

import { useMemo, useState } from "react";
import { IconDownload } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { BoardFlow } from "@/server/flow/contracts/page";
import { saveCsvFile } from "@/components/charts/save-csv-file";
import { PageBody } from "@/components/shell/page-body";
import { TopBar } from "@/components/shell/top-bar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { nextSort, sortBoards, writeBoardSort, type BoardSort, type SortColumn } from "./board-sort";
import { BoardsCards } from "./boards-cards";
import { boardsCsv } from "./boards-csv";
import { BoardsTable } from "./boards-table";
import styles from "./workspace-flow.module.css";

type WorkspaceFlowProps = {
  boards: readonly BoardFlow[];
  /** The workspace's slug. */
  workspace: string;
  /** As the address had it when the page was asked for. */
  asked: BoardSort;
};

/** The flow of all boards of a workspace that the reader is a member of, side by side. */
export function WorkspaceFlow({ boards, workspace, asked }: WorkspaceFlowProps) {
  const t = useTranslations("workspaceFlow");
  const locale = useLocale();
  const [sort, setSort] = useState(asked);
  const sorted = useMemo(() => sortBoards(boards, sort, locale), [boards, sort, locale]);
  const base = `/w/${workspace}`;
  const baseOf = (key: string) => `${base}/b/${key}`;
  // The order needs nothing from the server: the address follows without a request.
  const onSort = (by: SortColumn) => {
    const next = nextSort(sort, by);
    setSort(next);
    globalThis.history.replaceState(null, "", `${base}/flow${writeBoardSort(next)}`);
  };
  const save = (
    <Button size="small" icon={<IconDownload size={14} />} onClick={() => saveCsvFile(`${workspace}-flow`, boardsCsv(sorted))}>
      {t("csv")}
    </Button>
  );
  if (boards.length === 0) {
    return (
      <>
        <TopBar title={t("title")} />
        <PageBody width="wide">
          <EmptyState title={t("empty.title")} action={<PageLink href={base}>{t("empty.action")}</PageLink>}>
            {t("empty.text")}
          </EmptyState>
        </PageBody>
      </>
    );
  }
  return (
    <>
      <TopBar title={t("title")} actions={save} />
      <PageBody width="wide">
        <p className={styles.intro}>{t("intro")}</p>
        <BoardsTable boards={sorted} baseOf={baseOf} sort={sort} onSort={onSort} />
        <BoardsCards boards={sorted} baseOf={baseOf} sort={sort} onSort={onSort} />
      </PageBody>
    </>
  );
}
