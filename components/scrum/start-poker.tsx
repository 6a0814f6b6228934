"use client";

import { IconCards } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { useAttempt } from "@/components/ui/use-attempt";
import styles from "./poker.module.css";

/** Begins planning poker on a card: everybody who sees the board is told. */
export function StartPoker({ cardKey }: { cardKey: string }) {
  const t = useTranslations("poker");
  const { scrum } = useTRPCClient();
  const { error, isPending, attempt } = useAttempt();
  return (
    <>
      <Button size="small" variant="quiet" icon={<IconCards size={14} />} pending={isPending} onClick={() => void attempt(() => scrum.startPoker.mutate({ cardKey }))}>
        {t("start")}
      </Button>
      {error && <span className={styles.problem} role="alert">{error}</span>}
    </>
  );
}
