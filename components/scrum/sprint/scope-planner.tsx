"use client";

import { useMemo, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { allCards, type AgedCard, type BoardData } from "@/components/board/board-data";
import { rounded } from "@/components/charts/rounded";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { useAttempt } from "@/components/ui/use-attempt";
import { useScrumPage } from "../scrum-page-context";
import { useSprintChange } from "../use-sprint-change";
import { useSprintWords } from "../use-sprint-words";
import { CardPicker } from "./card-picker";
import { pointsOf } from "./points-of";
import scrum from "../scrum.module.css";
import styles from "./sprint.module.css";

type ScopePlannerProps = { board: BoardData; number: number; capacity: number | null; velocity: number | null };

/** The cards of a sprint beside those that could come in, and their points against what there is room for. */
export function ScopePlanner({ board, number, capacity, velocity }: ScopePlannerProps) {
  const t = useTranslations("scrum.scope");
  const format = useFormatter();
  const { allows, owners, masters } = useScrumPage();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { schedule, error, isPending } = useSchedule();
  const cards = useMemo(() => allCards(board), [board]);
  const held = cards.filter((card) => card.sprint === number);
  const open = cards.filter((card) => card.sprint === null && card.column !== "DONE");
  const mayChange = allows("card.schedule");
  const choose = (card: string, isOn: boolean) => setChosen((before) => (isOn ? [...before, card] : before.filter((each) => each !== card)));
  const put = async (some: readonly AgedCard[], sprint: number | null) => {
    if (await schedule(some.map(({ key }) => key), sprint)) setChosen((before) => before.filter((key) => !some.some((card) => card.key === key)));
  };
  const unready = useUnready();
  const list = { unready, chosen: mayChange ? chosen : null, onChoose: choose, isPending };
  const coming = open.filter(({ key }) => chosen.includes(key));
  return (
    <section className={scrum.section} aria-label={t("title")}>
      <Room held={held} coming={coming} unready={[...held, ...coming].filter(({ key }) => unready.has(key)).length} capacity={capacity} velocity={velocity} />
      {!mayChange && <p className={scrum.dim}>{t("whoSchedules", { names: format.list([...new Set([...owners, ...masters])]) })}</p>}
      {error && (
        <p className={scrum.problem} role="alert">
          {error}
        </p>
      )}
      <div className={styles.lists}>
        <CardPicker {...list} id="in" cards={held} onPut={(some) => void put(some, null)} />
        <CardPicker {...list} id="out" cards={open} onPut={(some) => void put(some, number)} />
      </div>
    </section>
  );
}

type RoomProps = { held: readonly AgedCard[]; coming: readonly AgedCard[]; unready: number; capacity: number | null; velocity: number | null };

/** What the sprint holds, with those that are chosen to come in, of what it has room for. */
function Room({ held, coming, unready, capacity, velocity }: RoomProps) {
  const t = useTranslations("scrum.scope");
  const words = useSprintWords();
  const points = pointsOf([...held, ...coming]);
  // An estimate of what is possible is no more exact than a point.
  const room = capacity === null ? null : Math.round(capacity);
  const amount = { cards: held.length + coming.length, points };
  const unestimated = [...held, ...coming].filter((card) => card.points === null).length;
  return (
    <div role="status">
      <p>
        {coming.length > 0 ? t("withChosen", { amount: words.amount(amount) }) : t("holds", { amount: words.amount(amount) })}
        {room !== null && ` ${points > room ? t("overRoom", { room, over: words.number(points - room) }) : t("room", { room })}`}
      </p>
      {velocity !== null && <p className={scrum.dim}>{t("velocity", { velocity: rounded(velocity) })}</p>}
      {unestimated > 0 && <p className={scrum.dim}>{t("unestimated", { count: unestimated })}</p>}
      {unready > 0 && <p className={scrum.dim}>{t("unready", { count: unready })}</p>}
    </div>
  );
}

/** The keys of the cards that do not meet the Definition of Ready: marked, never refused. */
function useUnready(): ReadonlySet<string> {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.readiness.unready.queryOptions({ key: useScrumPage().boardKey }, { staleTime: 0 }));
  return useMemo(() => new Set(data), [data]);
}

function useSchedule() {
  const { scrum: server } = useTRPCClient();
  const { boardKey } = useScrumPage();
  const changed = useSprintChange();
  const { error, isPending, attempt } = useAttempt();
  const schedule = async (cards: string[], sprint: number | null) => {
    const isDone = await attempt(() => server.schedule.mutate({ key: boardKey, cards, sprint }));
    await changed();
    return isDone;
  };
  return { schedule, error, isPending };
}
