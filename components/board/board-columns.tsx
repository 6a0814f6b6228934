"use client";

import { useEffect, useMemo, useRef, useState, type MouseEvent } from "react";
import { useParams, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { onDemand } from "@/components/ui/on-demand";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { COLUMNS, type Column } from "@/server/board/domain/column";
import { may } from "@/server/people/domain/policy";
import { useBoard } from "./board-context";
import { findCard } from "./board-data";
import { CardTile } from "./card-tile/card-tile";
import { BoardColumn } from "./columns/board-column";
import { ColumnHeader } from "./columns/column-header";
import { ColumnPicker } from "./columns/column-picker";
import { FoldedBacklog, rememberFolded } from "./columns/folded-backlog";
import { PointerDrag } from "./dnd/pointer-drag";
import { useKeyCarry } from "./dnd/use-key-carry";
import { useFilter } from "./filter/filter-context";
import { cardLink } from "./focus";
import { useNow } from "./now";
import { useCardWalk } from "./use-card-walk";
import { CardActions } from "./actions/card-actions";
import { useShortcut } from "@/components/ui/use-shortcut";
import styles from "./board.module.css";

const QuickAdd = onDemand(async () => (await import("./quick-add/quick-add")).QuickAdd);

/** The four columns, with every way to work on their cards. */
export function BoardColumns({ isFolded: wasFolded }: { isFolded: boolean }) {
  const t = useTranslations("board");
  const { board } = useBoard();
  const { columns } = useFilter();
  const now = useNow();
  const root = useRef<HTMLDivElement>(null);
  const carryKeys = useKeyCarry();
  const openCard = useOpenCard();
  const { number } = useParams<{ number?: string }>();
  const hasCome = number !== undefined && findCard(board, `${board.key}-${number}`) !== undefined;
  useEffect(() => {
    if (hasCome) cardLink(`${board.key}-${number}`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [board.key, number, hasCome]);
  const [adding, setAdding] = useState<Column | null>(null);
  const [isFolded, setFolded] = useState(wasFolded);
  const open = useMemo(() => columns.filter(({ name }) => !(isFolded && name === "BACKLOG")), [columns, isFolded]);
  const { stops, handlers: walk } = useCardWalk(open);
  const fold = (folded: boolean) => {
    setFolded(folded);
    rememberFolded(folded);
  };
  const mayAdd = (column: Column) => may(column === "BACKLOG" ? "card.createInBacklog" : "card.create", board.you.roles);
  const add = (column: Column) => {
    if (column === "BACKLOG") fold(false);
    setAdding(column);
  };
  useShortcut({ keys: "c", label: t("shortcut.add") }, () => add("BACKLOG"), mayAdd("BACKLOG"));

  return (
    <PointerDrag drawCard={(carry) => <CardTile card={carry.card} members={new Map(board.members.map((member) => [member.id, member]))} now={now} day={board.day} />}>
      <ColumnPicker columns={columns} root={root} />
      <div
        ref={root}
        className={styles.columns}
        data-folded={isFolded || undefined}
        data-card-open={number !== undefined || undefined}
        onClick={openCard}
        onFocus={walk.onFocus}
        onPointerDown={walk.onPointerDown}
        onKeyDown={(event) => {
          carryKeys(event);
          if (!event.isDefaultPrevented()) walk.onKeyDown(event);
        }}
      >
        {COLUMNS.map((name, at) => {
          const column = columns[at];
          if (!column) return null;
          if (name === "BACKLOG" && isFolded) return <FoldedBacklog key={name} column={column} onUnfold={() => fold(false)} />;
          return (
            <BoardColumn
              key={name}
              column={column}
              stop={stops[open.indexOf(column)] ?? null}
              header={<ColumnHeader column={column} onAdd={mayAdd(name) ? () => add(name) : undefined} onFold={name === "BACKLOG" ? () => fold(true) : undefined} />}
              quickAdd={adding === name && <QuickAdd column={name} onClose={() => setAdding(null)} />}
            />
          );
        })}
      </div>
      <VisuallyHidden>
        <p id="card-keys">{t("cardKeys")}</p>
      </VisuallyHidden>
      <CardActions root={root} />
    </PointerDrag>
  );
}

/** Cards are plain links; a plain click opens them without loading the page anew. */
function useOpenCard(): (event: MouseEvent) => void {
  const router = useRouter();
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("[data-card-link]") : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // With the filter that is on: closing the card leads back to what was shown.
    router.push(`${link.pathname}${window.location.search}`, { scroll: false });
  };
}
