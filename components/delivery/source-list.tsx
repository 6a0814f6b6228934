"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { IconBrandGithub, IconPlugConnected } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { CopyLine } from "./copy-line";
import type { SourceRow } from "./source-data";
import { Steps } from "./source-steps";
import { StageRules } from "./stage-rules";
import { useMoment } from "./use-moment";
import styles from "./sources.module.css";

type SourceListProps = { boardKey: string; timeZone: string; sources: readonly SourceRow[]; mayManage: boolean };

/** The connected systems, with when each was last heard from. */
export function SourceList({ boardKey, timeZone, sources, mayManage }: SourceListProps) {
  const t = useTranslations("delivery.sources");
  const moment = useMoment(timeZone);
  const [leaving, setLeaving] = useState<SourceRow | null>(null);
  return (
    <>
      <ul className={styles.sources}>
        {sources.map((source) => (
          <li key={source.id} className={styles.source}>
            <div className={styles.sourceHead}>
              {source.kind === "github" ? <IconBrandGithub size={18} aria-hidden /> : <IconPlugConnected size={18} aria-hidden />}
              <strong className={styles.sourceName}>{source.name}</strong>
              <span className={styles.dim}>
                {t(`kinds.${source.kind}`)} · {t("heard")}: {source.lastHeardAt === null ? t("never") : <time dateTime={source.lastHeardAt}>{moment(source.lastHeardAt)}</time>}
              </span>
              {mayManage && (
                <Button size="small" variant="quiet" className={styles.sourceAction} aria-label={t("removeNamed", { name: source.name })} onClick={() => setLeaving(source)}>
                  {t("remove")}
                </Button>
              )}
            </div>
            <CopyLine label={t("address")} text={source.url} copyLabel={t("copyAddress")} />
            <details className={styles.how}>
              <summary>{t("setUp")}</summary>
              <Steps kind={source.kind} url={source.url} />
            </details>
            <StageRules boardKey={boardKey} source={source} mayManage={mayManage} />
          </li>
        ))}
      </ul>
      <RemoveDialog boardKey={boardKey} source={leaving} close={() => setLeaving(null)} />
    </>
  );
}

function RemoveDialog({ boardKey, source, close }: { boardKey: string; source: SourceRow | null; close: () => void }) {
  const t = useTranslations("delivery.sources");
  const router = useRouter();
  const toast = useToast();
  const sentence = useErrorSentence();
  const server = useTRPCClient();
  const remove = useMutation({
    mutationFn: ({ id }: SourceRow) => server.delivery.removeSource.mutate({ key: boardKey, id }),
    onSuccess: (_, { name }) => {
      toast.show({ text: t("removed", { name }), tone: "success" });
      router.refresh();
    },
    onError: (error) => toast.show({ text: sentence(error), tone: "error" }),
    onSettled: close,
  });
  return (
    <ConfirmDialog
      open={source !== null}
      onOpenChange={(open) => !open && close()}
      title={t("removeTitle", { name: source?.name ?? "" })}
      description={t("removeText")}
      confirmLabel={t("remove")}
      onConfirm={() => source && remove.mutate(source)}
      pending={remove.isPending}
    />
  );
}
