"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { OutcomeBadge, useReason } from "./outcome-badge";
import type { DeliveryRow } from "./source-data";
import { useMoment } from "./use-moment";
import styles from "./sources.module.css";

type DeliveryDialogProps = { boardKey: string; delivery: DeliveryRow; timeZone: string; mayReplay: boolean; onClose: () => void };

/** One delivery as it came, and the way to apply it once more. */
export function DeliveryDialog({ boardKey, delivery, timeZone, mayReplay, onClose }: DeliveryDialogProps) {
  const t = useTranslations("delivery.deliveries");
  const trpc = useTRPC();
  const moment = useMoment(timeZone);
  const { data, error } = useQuery(trpc.delivery.delivery.queryOptions({ key: boardKey, id: delivery.id }));
  const sentenceOf = useErrorSentence();
  const replay = useReplay(boardKey, delivery.id);
  const title = [delivery.event || t("event"), delivery.action].filter((part) => part).join(" · ");
  const footer = mayReplay && (
    <Button variant="primary" pending={replay.isPending} onClick={() => replay.mutate()}>
      {t("replay")}
    </Button>
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={`${delivery.sourceName} · ${moment(delivery.receivedAt)}`} kind="wide" footer={footer}>
      <div className={styles.detail}>
        <Verdict delivery={data ?? delivery} />
        {data ? <Content {...data} /> : error ? <p>{sentenceOf(error)}</p> : <Skeleton height={200} />}
      </div>
    </Dialog>
  );
}

function useReplay(boardKey: string, id: string) {
  const t = useTranslations("delivery");
  const trpc = useTRPC();
  const server = useTRPCClient();
  const queries = useQueryClient();
  const toast = useToast();
  const sentenceOf = useErrorSentence();
  return useMutation({
    mutationFn: () => server.delivery.replay.mutate({ key: boardKey, id }),
    onSuccess: ({ outcome }) => toast.show({ text: t("deliveries.replayed", { outcome: t(`outcome.${outcome}`) }), tone: outcome === "FAILED" ? "error" : "success" }),
    onError: (error) => toast.show({ text: sentenceOf(error), tone: "error" }),
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.delivery.pathKey() }),
  });
}

function Verdict({ delivery }: { delivery: DeliveryRow }) {
  const t = useTranslations("delivery.deliveries");
  const reasonOf = useReason();
  return (
    <dl className={styles.facts}>
      <dt>{t("outcome")}</dt>
      <dd className={styles.outcome}>
        <OutcomeBadge outcome={delivery.outcome} /> {reasonOf(delivery.reason)}
      </dd>
      {delivery.cards.length > 0 && (
        <>
          <dt>{t("cards")}</dt>
          <dd>{delivery.cards.join(", ")}</dd>
        </>
      )}
      {delivery.detail && (
        <>
          <dt>{t("detail")}</dt>
          <dd>
            <code className={styles.event}>{delivery.detail}</code>
          </dd>
        </>
      )}
      {delivery.externalId && (
        <>
          <dt>{t("id")}</dt>
          <dd>
            <code className={styles.event}>{delivery.externalId}</code>
          </dd>
        </>
      )}
    </dl>
  );
}

function Content({ headers, body, bytes }: { headers: Record<string, string>; body: string; bytes: number }) {
  const t = useTranslations("delivery.deliveries");
  const format = (text: string) => {
    try {
      return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      return text;
    }
  };
  const shown = new TextEncoder().encode(body).byteLength;
  return (
    <>
      <h3 className={styles.detailHeading}>{t("headers")}</h3>
      <pre className={styles.raw} tabIndex={0} aria-label={t("headers")}>
        {Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`)}
      </pre>
      <h3 className={styles.detailHeading}>{t("body")}</h3>
      {bytes > shown && <p className={styles.dim}>{t("cut", { shown, bytes })}</p>}
      <pre className={styles.raw} tabIndex={0} aria-label={t("body")}>
        {format(body)}
      </pre>
    </>
  );
}
