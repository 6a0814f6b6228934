"use client";

import { useRef, useState } from "react";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ENVIRONMENTS_MAX } from "@/server/delivery/domain/environment-rule";
import { may } from "@/server/people/domain/policy";
import { Section } from "@/components/people/section";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { useAnnounce } from "@/components/ui/live-region";
import { EnvironmentFields } from "./environment-fields";
import { EnvironmentFacts } from "./environment-facts";
import { type BoardEnvironment, draftOf, type EnvironmentDraft, inputOf, moved, newEnvironment, placesOf, problemsOf, type SeenEnvironment, withPattern } from "./environments-draft";
import { ManagedBy } from "./managed-by";
import { SaveRow } from "./save-row";
import type { BoardSettings } from "./settings-data";
import { UnassignedEnvironments } from "./unassigned-environments";
import { useBoardChange } from "./use-board-change";
import page from "./settings.module.css";
import styles from "./environments.module.css";

type Props = {
  board: Pick<BoardSettings, "key" | "members" | "you" | "timeZone">;
  environments: readonly BoardEnvironment[];
  /** What producers call the places that they deployed to. */
  seen: readonly SeenEnvironment[];
  /** The environment that finishes a card by itself. */
  finishes: string | null;
};

/** Where a board's work runs, in the order of promotion, and which places of its producers are which. */
export function EnvironmentsSettings(props: Props) {
  const { board, environments, seen } = props;
  const t = useTranslations("settings.environments");
  if (may("environments.manage", board.you.roles)) return <Editor {...props} />;
  const draft = draftOf(environments);
  const places = placesOf(draft, seen);
  return (
    <div>
      <ManagedBy board={board} />
      <Section title={t("order")} text={t("orderText")}>
        <ol className={styles.environments}>
          {draft.map((one, index) => (
            <EnvironmentFacts key={one.slot} environment={one} position={index + 1} places={places.get(one.slot) ?? []} />
          ))}
        </ol>
      </Section>
      <UnassignedEnvironments board={board} places={places.get(null) ?? []} />
    </div>
  );
}

function Editor({ board, environments, seen, finishes }: Props) {
  const t = useTranslations("settings.environments");
  const announce = useAnnounce();
  const adding = useRef<HTMLButtonElement>(null);
  const [draft, setDraft] = useState(() => draftOf(environments));
  const places = placesOf(draft, seen);
  const problems = problemsOf(draft);
  const nameOf = ({ name }: EnvironmentDraft) => (name.trim() === "" ? t("unnamed") : name.trim());
  const move = (index: number, by: -1 | 1) => {
    setDraft(moved(draft, index, by));
    const one = draft[index];
    if (one && draft[index + by]) announce(t("moved", { name: nameOf(one), place: index + by + 1, count: draft.length }));
  };
  const remove = (one: EnvironmentDraft) => {
    setDraft(draft.filter(({ slot }) => slot !== one.slot));
    announce(t("removed", { name: nameOf(one) }));
    adding.current?.focus();
  };
  const add = (name?: string, tier?: EnvironmentDraft["tier"]) => setDraft([...draft, newEnvironment(draft, name, tier)]);
  return (
    <div>
      <Section title={t("order")} text={t("orderText")}>
        <ol className={styles.environments}>
          {draft.map((one, index) => (
            <EnvironmentFields
              key={one.slot}
              environment={one}
              at={{ index, count: draft.length }}
              places={places.get(one.slot) ?? []}
              problem={problems.get(one.slot) ?? null}
              note={one.id !== null && one.id === finishes ? t("finishes") : null}
              onChange={(changed) => setDraft(draft.with(index, changed))}
              onOrder={(to) => (to === "remove" ? remove(one) : move(index, to === "earlier" ? -1 : 1))}
            />
          ))}
        </ol>
        <Button ref={adding} className={styles.add} icon={<IconPlus size={16} />} disabled={draft.length >= ENVIRONMENTS_MAX} onClick={() => add()}>
          {t("add")}
        </Button>
      </Section>
      <UnassignedEnvironments
        board={board}
        places={places.get(null) ?? []}
        assign={{
          to: draft.map((one) => ({ slot: one.slot, name: nameOf(one) })),
          onAssign: (place, slot) => (slot === null ? add(place.name, place.tier) : setDraft(withPattern(draft, slot, place.name))),
        }}
      />
      <Save board={board} environments={environments} draft={draft} isWrong={problems.size > 0} onSaved={setDraft} />
    </div>
  );
}

type SaveProps = Pick<Props, "board" | "environments"> & { draft: readonly EnvironmentDraft[]; isWrong: boolean; onSaved: (draft: EnvironmentDraft[]) => void };

function Save({ board, environments, draft, isWrong, onSaved }: SaveProps) {
  const t = useTranslations("settings.environments");
  const server = useTRPCClient();
  const { error, isPending, change, refuse } = useBoardChange();
  const isChanged = JSON.stringify(inputOf(draft)) !== JSON.stringify(inputOf(draftOf(environments)));
  const save = async () => {
    if (draft.length === 0) return refuse(t("none"));
    if (isWrong) return refuse(t("wrong"));
    await change(() => server.delivery.setEnvironments.mutate({ key: board.key, environments: inputOf(draft) }), (saved) => onSaved(draftOf(saved)));
  };
  return (
    <div className={page.stickySave}>
      <SaveRow error={error} isChanged={isChanged}>
        <Button variant="primary" pending={isPending} disabled={!isChanged} onClick={() => void save()}>{t("save")}</Button>
      </SaveRow>
    </div>
  );
}
