"use client";

import { useState } from "react";
import { IconBarrierBlock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { REASON_MAX } from "@/server/board/domain/text-limits";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useAttempt } from "@/components/ui/use-attempt";
import { useShortcut } from "@/components/ui/use-shortcut";
import { isComposing, useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import { useAllows, useOpenCard } from "./card-context";
import { useDraftText } from "./draft-text";
import { InPlaceLine } from "./in-place-line";
import { Instant } from "./instant";
import { useElapsed } from "./use-elapsed";
import { useRuler } from "./use-ruler";
import { useLengthCheck } from "./use-length-check";
import { useNow } from "./use-now";
import styles from "./card-banner.module.css";
import panel from "./card-panel.module.css";

/** What holds the card up, since when; or the way to say so. */
export function CardBlocked() {
  const t = useTranslations("card");
  const { card } = useOpenCard();
  const mayBlock = useAllows("card.block") && card.column !== "DONE";
  const [isOpen, setOpen] = useState(false);
  useShortcut({ keys: "b", label: t("shortcutBlock") }, () => setOpen(true), mayBlock && !card.blocked);
  if (card.blocked) return <Blocked />;
  if (!mayBlock) return null;
  if (isOpen) return <BlockForm onClose={() => setOpen(false)} />;
  return (
    <Button className={styles.blockButton} size="small" variant="quiet" icon={<IconBarrierBlock size={14} />} onClick={() => setOpen(true)}>
      {t("block")}
    </Button>
  );
}

function Blocked() {
  const t = useTranslations("card");
  const { card, actions } = useOpenCard();
  const elapsed = useElapsed();
  const ruler = useRuler();
  const now = useNow();
  const mayBlock = useAllows("card.block");
  const checkReason = useReasonCheck();
  const { error, isPending, attempt } = useAttempt();
  const since = card.blockedSince;
  return (
    <div className={styles.banner} data-tone="block">
      <IconBarrierBlock size={16} aria-hidden />
      <div className={styles.bannerText}>
        <p>
          <b>{t("blocked")}</b>{" "}
          {since && <>{t("blockedFor", { time: elapsed(ruler.seconds(Date.parse(since), now.getTime())) })} · <Instant at={since} /></>}
        </p>
        <InPlaceLine label={t("blockReason")} value={card.blockedReason ?? ""} canEdit={mayBlock} check={checkReason} onSave={(reason) => actions.block(reason)} />
        {error && <p className={panel.problem} role="alert">{error}</p>}
      </div>
      {mayBlock && <Button size="small" pending={isPending} onClick={() => void attempt(actions.unblock)}>{t("unblock")}</Button>}
    </div>
  );
}

function BlockForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("card");
  const tCommon = useTranslations("common");
  const { card, actions } = useOpenCard();
  const [draft, setDraft] = useDraftText(`${card.key} block`);
  const { error, isPending, attempt, refuse } = useAttempt();
  const checkReason = useReasonCheck();
  const reason = (draft ?? "").trim();
  const send = async () => {
    if (isPending) return;
    const problem = checkReason(reason);
    if (problem) return refuse(problem);
    if (!(await attempt(() => actions.block(reason)))) return;
    setDraft(null);
    onClose();
  };
  const submit = useSubmitOnEnter(() => void send());
  return (
    <div className={styles.lineForm}>
      <TextField
        label={t("blockReason")}
        dir="auto"
        autoFocus
        value={draft ?? ""}
        error={error}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !isComposing(event.nativeEvent)) {
            event.preventDefault();
            onClose();
          } else submit(event);
        }}
      />
      <Button variant="primary" pending={isPending} onClick={() => void send()}>{t("block")}</Button>
      <Button onClick={onClose}>{tCommon("cancel")}</Button>
    </div>
  );
}

function useReasonCheck(): (reason: string) => string | null {
  const t = useTranslations("card");
  const checkLength = useLengthCheck();
  return (reason) => (reason === "" ? t("reasonEmpty") : checkLength(reason, REASON_MAX));
}
