"use client";

import { useState } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/people/section";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { may } from "@/server/people/domain/policy";
import { INTAKE_PER_BOARD_HOUR, INTAKE_PER_DAY, INTAKE_PER_MINUTE } from "@/server/scrum/domain/intake-limits";
import { LinkOnce } from "./link-once";
import { ManagedBy } from "./managed-by";
import { SaveRow } from "./save-row";
import type { BoardSettings } from "./settings-data";
import { useBoardChange } from "./use-board-change";
import page from "./settings.module.css";

type Props = { board: Pick<BoardSettings, "key" | "members" | "timeZone" | "you">; openedAt: string | null };

/** The board's public form: off until a Scrum Master wants it. Its link is shown when it is made, and never again. */
export function RequestFormSettings({ board, openedAt }: Props) {
  const t = useTranslations("settings.intake");
  const format = useFormatter();
  const mayChange = may("board.configure", board.you.roles);
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: "long", timeZone: board.timeZone });
  return (
    <div>
      {!mayChange && <ManagedBy board={board} />}
      <Section title={t("title")} text={t("text")}>
        <p>{openedAt === null ? t("closed") : t("openSince", { day: day(openedAt) })}</p>
        {mayChange && <Actions boardKey={board.key} isOpen={openedAt !== null} />}
        <p className={page.dim}>{t("limits", { minute: INTAKE_PER_MINUTE, day: INTAKE_PER_DAY, board: INTAKE_PER_BOARD_HOUR })}</p>
      </Section>
    </div>
  );
}

function Actions({ boardKey, isOpen }: { boardKey: string; isOpen: boolean }) {
  const t = useTranslations("settings.intake");
  const { intake } = useTRPCClient();
  const { error, isPending, change } = useBoardChange();
  const [link, setLink] = useState<string | null>(null);
  const [asking, setAsking] = useState<"renew" | "close" | null>(null);
  const set = async (open: boolean) => {
    await change(() => intake.set.mutate({ key: boardKey, open }), (done) => setLink(done.link));
    setAsking(null);
  };
  return (
    <>
      {link !== null && <LinkOnce key={link} link={link} says={t("linkSays")} />}
      <SaveRow error={error} isChanged={false}>
        {isOpen ? (
          <>
            <Button onClick={() => setAsking("renew")}>{t("renew")}</Button>
            <Button onClick={() => setAsking("close")}>{t("close")}</Button>
          </>
        ) : (
          <Button variant="primary" pending={isPending} onClick={() => void set(true)}>{t("open")}</Button>
        )}
      </SaveRow>
      {asking !== null && (
        <ConfirmDialog
          open
          onOpenChange={() => setAsking(null)}
          title={t(`${asking}Title`)}
          description={t(`${asking}Says`)}
          confirmLabel={t(asking)}
          pending={isPending}
          onConfirm={() => void set(asking === "renew")}
        />
      )}
    </>
  );
}
