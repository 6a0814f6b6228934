"use client";

import { useMemo } from "react";
import { IconStack2, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { TopBar } from "@/components/shell/top-bar";
import { useTRPC } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { cutLine } from "@/server/scrum/domain/cut-line";
import { countUnready } from "@/server/scrum/domain/readiness";
import { scoreOf } from "@/server/scrum/domain/score";
import { placesGained, suggestOrder } from "@/server/scrum/domain/suggest-order";
import { type BacklogBoard, BacklogProvider } from "./backlog-context";
import type { Backlog, BacklogCard, EpicLine, Room } from "./backlog-data";
import { BacklogFilters } from "./backlog-filters";
import { BacklogList } from "./backlog-list";
import { type BacklogSearch, backlogMatcher, countFilters } from "./backlog-search";
import { BulkBar } from "./bulk-bar";
import { CutSentence } from "./cut-sentence";
import { EpicsPanel } from "./epics-panel";
import { OrderBar } from "./order-bar";
import { SavedViews } from "./saved-views";
import { scoreColumns } from "./score-columns";
import { useAddress } from "./use-address";
import { useBacklog, useFoundCards } from "./use-backlog";
import { useBacklogWrites } from "./use-backlog-writes";
import { useAllWords } from "./use-words";
import { useSelection } from "./use-selection";
import styles from "./backlog-view.module.css";

type BacklogViewProps = { board: BacklogBoard; first: Backlog; epics: EpicLine[]; room: Room };

const NO_FILTER = { text: "", kinds: [], labels: [], epics: [], sprints: [], people: [], ready: null };

/** The Backlog's page: the list, what narrows and orders it, and what is done with many cards at once. */
export function BacklogView({ board, first, epics: firstEpics, room: firstRoom }: BacklogViewProps) {
  const t = useTranslations("backlog");
  const trpc = useTRPC();
  const { boardKey, mayRank, owners } = board;
  const { backlog, isWhole } = useBacklog(boardKey, first);
  const { data: epics } = useQuery(trpc.backlog.epics.queryOptions({ key: boardKey }, { initialData: firstEpics }));
  const { data: room } = useQuery(trpc.backlog.room.queryOptions({ key: boardKey }, { initialData: firstRoom }));
  const writes = useBacklogWrites(boardKey);
  const words = useAllWords();
  const { search, choose } = useAddress();
  const list = useShown(backlog.cards, search, useFoundCards(boardKey, search.text));
  const selection = useSelection(useMemo(() => new Set(backlog.cards.map(({ key }) => key)), [backlog.cards]));
  const cut = useMemo(() => cutLine(backlog.cards, room), [backlog.cards, room]);
  const columns = useMemo(() => scoreColumns(search.columns), [search.columns]);
  const page = useMemo(() => ({ ...board, epics, writes, words }), [board, epics, writes, words]);
  const chosen = backlog.cards.filter(({ key }) => selection.keys.has(key));
  const openEpics = (
    <Button icon={<IconStack2 size={16} />} onClick={() => choose({ showsEpics: !search.showsEpics })} aria-expanded={search.showsEpics}>
      {t("epics.title")}
    </Button>
  );
  return (
    <BacklogProvider value={page}>
      <TopBar title={t("title")} meta={list.isNarrowed ? t("countOf", { shown: list.shown.length, total: backlog.total }) : t("count", { shown: backlog.total })} actions={<><BacklogFilters cards={backlog.cards} search={search} choose={choose} /><SavedViews search={search} choose={choose} />{openEpics}</>}>
        {(isWhole || cut === null || cut.above < backlog.cards.length) && <CutSentence cut={cut} room={room} unready={cut === null ? 0 : countUnready(backlog.cards.slice(0, cut.above))} />}
        {!mayRank && <p>{t("onlyOwner", { people: owners.join(", ") })}</p>}
      </TopBar>
      <OrderBar search={search} choose={choose} changes={list.changes} />
      {backlog.total === 0 ? (
        <EmptyState>{t("empty")}</EmptyState>
      ) : list.shown.length === 0 ? (
        <EmptyState action={<Button icon={<IconX size={16} />} onClick={() => choose(NO_FILTER)}>{t("filter.clear")}</Button>}>{t("filter.nothing")}</EmptyState>
      ) : (
        <BacklogList cards={backlog.cards} shown={list.shown} count={list.isNarrowed || isWhole ? list.shown.length : backlog.total} columns={columns} selection={selection} gained={list.gained} cut={list.isNarrowed || search.by ? null : (cut?.above ?? null)} />
      )}
      <p className={styles.keys}>{t(mayRank ? "keysOwner" : "keys")}</p>
      {chosen.length > 0 && <BulkBar cards={chosen} onClear={selection.clear} />}
      {search.showsEpics && <EpicsPanel onClose={() => choose({ showsEpics: false })} onShow={(epic) => choose({ epics: [epic], showsEpics: false })} />}
    </BacklogProvider>
  );
}

type Shown = { shown: readonly BacklogCard[]; isNarrowed: boolean; gained: ReadonlyMap<BacklogCard, number> | null; /** Cards that the suggestion would move; null when none has a score. */ changes: number | null };

/** The cards that are shown, in the order of rank or of the suggestion, with what that would change. */
function useShown(cards: readonly BacklogCard[], search: BacklogSearch, found: ReadonlySet<string> | null): Shown {
  const { by } = search;
  const suggestion = useMemo(() => {
    if (by === null) return null;
    const order = suggestOrder(cards, by);
    const gained = placesGained(cards, order);
    const isWeighed = cards.some(({ worth, points }) => scoreOf(by, worth, points) !== null);
    return { order, gained, isWeighed, changes: [...gained.values()].filter((places) => places !== 0).length };
  }, [cards, by]);
  const isNarrowed = search.text.trim() !== "" || countFilters(search) > 0;
  const order = suggestion?.order ?? cards;
  const shown = useMemo(() => (isNarrowed ? order.filter(backlogMatcher(search, found)) : order), [order, isNarrowed, search, found]);
  return { shown, isNarrowed, gained: suggestion?.gained ?? null, changes: suggestion?.isWeighed ? suggestion.changes : null };
}
