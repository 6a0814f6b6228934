"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import type { BoardLimits } from "@/server/board/domain/wip-limit";
import { may } from "@/server/people/domain/policy";
import { Section } from "@/components/people/section";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { EffectLine } from "./effect-line";
import { draftOf, limitsOf, type LimitsDraft } from "./limits-draft";
import { limitEffects } from "./limit-effect";
import { ManagedBy } from "./managed-by";
import { PersonalLimit } from "./personal-limit";
import { PolicyFields } from "./policy-fields";
import { SaveRow } from "./save-row";
import type { BoardSettings } from "./settings-data";
import { useBoardChange } from "./use-board-change";
import styles from "./settings.module.css";

/** How much work the board takes at once; what a change would do stands there before it is made. */
export function LimitsSettings({ board }: { board: BoardSettings }) {
  const t = useTranslations("settings");
  const [draft, setDraft] = useState(() => draftOf(board.limits));
  const mayManage = may("limits.manage", board.you.roles);
  const shown = mayManage ? draft : draftOf(board.limits);
  const limits = limitsOf(shown);
  const [planned, inWork] = limitEffects(board, limits ?? board.limits, board.headcount);
  const change = (part: Partial<LimitsDraft>) => setDraft({ ...draft, ...part });
  return (
    <>
      {!mayManage && <ManagedBy board={board} />}
      <div>
        <Section title={t("column.PLANNED")} text={t("plannedText")}>
          {mayManage && <PolicyFields name={t("column.PLANNED")} policy={draft.planned} onChange={(policy) => change({ planned: policy })} />}
          {limits && planned && <EffectLine effect={planned} />}
        </Section>
        <Section title={t("column.IN_WORK")} text={t("inWorkText")}>
          {mayManage && <PolicyFields name={t("column.IN_WORK")} policy={draft.inWork} onChange={(policy) => change({ inWork: policy })} />}
          {limits && inWork && <EffectLine effect={inWork} />}
          <PersonalLimit board={board} value={shown.personal} onChange={mayManage ? (personal) => change({ personal }) : null} />
        </Section>
        <Section title={t("enforcement")} text={t("enforcementText")}>
          {mayManage && (
            <div className={styles.policy}>
              <Segmented
                label={t("enforcement")}
                options={[{ value: "BLOCK", label: t("enforcementName.BLOCK") }, { value: "WARN", label: t("enforcementName.WARN") }]}
                value={draft.enforcement}
                onChange={(enforcement) => change({ enforcement })}
              />
            </div>
          )}
          <p>{t(`enforcementSays.${shown.enforcement}`)}</p>
        </Section>
        {mayManage && <SaveLimits board={board} limits={limits} />}
      </div>
    </>
  );
}

function SaveLimits({ board, limits }: { board: BoardSettings; limits: BoardLimits | null }) {
  const t = useTranslations("settings");
  const server = useTRPCClient();
  const { error, isPending, change, refuse } = useBoardChange();
  const isChanged = limits === null || JSON.stringify(limits) !== JSON.stringify(limitsOf(draftOf(board.limits)));
  const save = async () => {
    if (limits === null) return refuse(t("limitUnreadable"));
    await change(() => server.board.setLimits.mutate({ key: board.key, ...limits }));
  };
  return (
    <div className={styles.stickySave}>
      <SaveRow error={error} isChanged={isChanged}>
        <Button variant="primary" pending={isPending} disabled={!isChanged} onClick={() => void save()}>{t("saveLimits")}</Button>
      </SaveRow>
    </div>
  );
}
