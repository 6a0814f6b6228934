"use client";

import { useState } from "react";
import { useSearchParams } from "next/navigation";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { Table } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { DELIVERY_OUTCOMES, type DeliveryOutcome } from "@/server/delivery/domain/source-kind";
import { DeliveryDialog } from "./delivery-dialog";
import { OutcomeBadge, useReason } from "./outcome-badge";
import type { DeliveryRow } from "./source-data";
import { useMoment } from "./use-moment";
import styles from "./sources.module.css";

const PAGE = 25;
const MOST = 200;
/** Milliseconds between looks, while something is expected and otherwise. */
const SOON = 2_000;
const LATER = 15_000;

type DeliveryLogProps = { boardKey: string; timeZone: string; mayReplay: boolean; isExpecting: boolean };

/** What came in, the latest first. What is looked for stands in the address. */
export function DeliveryLog({ boardKey, timeZone, mayReplay, isExpecting }: DeliveryLogProps) {
  const t = useTranslations("delivery.deliveries");
  const trpc = useTRPC();
  const sentenceOf = useErrorSentence();
  const { search, outcome, set } = useFilter();
  const [limit, setLimit] = useState(PAGE);
  const [shown, setShown] = useState<DeliveryRow | null>(null);
  const input = { key: boardKey, limit, ...(search ? { search } : {}), ...(outcome ? { outcome } : {}) };
  const { data, error } = useQuery(trpc.delivery.deliveries.queryOptions(input, { placeholderData: keepPreviousData, refetchInterval: isExpecting ? SOON : LATER }));
  return (
    <>
      <div className={styles.filter}>
        <TextField label={t("search")} placeholder={t("searchHint")} type="search" maxLength={200} value={search} onChange={(event) => set("search", event.target.value)} />
        <OutcomeSelect value={outcome} onChange={(value) => set("outcome", value)} />
      </div>
      {error && <p className={styles.none}>{sentenceOf(error)}</p>}
      {data && data.length === 0 && <p className={styles.none}>{search || outcome ? t("noMatch") : t("empty")}</p>}
      {data && data.length > 0 && <Rows rows={data} timeZone={timeZone} onShow={setShown} />}
      {data && data.length === limit && limit < MOST && (
        <Button className={styles.start} onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
          {t("more")}
        </Button>
      )}
      {shown && <DeliveryDialog key={shown.id} boardKey={boardKey} delivery={shown} timeZone={timeZone} mayReplay={mayReplay} onClose={() => setShown(null)} />}
    </>
  );
}

function OutcomeSelect({ value, onChange }: { value: DeliveryOutcome | ""; onChange: (value: DeliveryOutcome | "") => void }) {
  const t = useTranslations("delivery");
  const options = [{ value: "" as const, label: t("deliveries.every") }, ...DELIVERY_OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))];
  return <Select<DeliveryOutcome | ""> label={t("deliveries.outcome")} options={options} value={value} onChange={onChange} />;
}

function Rows({ rows, timeZone, onShow }: { rows: readonly DeliveryRow[]; timeZone: string; onShow: (row: DeliveryRow) => void }) {
  const t = useTranslations("delivery.deliveries");
  const moment = useMoment(timeZone);
  const reasonOf = useReason();
  const columns = [
    { id: "received", label: t("received") },
    { id: "event", label: t("event") },
    { id: "outcome", label: t("outcome") },
    { id: "cards", label: t("cards") },
    { id: "show", label: t("show"), hideLabel: true },
  ];
  return (
    <Table caption={t("title")} columns={columns}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className={styles.moment}>
            <time dateTime={row.receivedAt}>{moment(row.receivedAt)}</time>
            <span className={styles.dim}>{row.sourceName}</span>
          </td>
          <td>
            <code className={styles.event}>{[row.event, row.action].filter((part) => part).join(" · ")}</code>
          </td>
          <td>
            <span className={styles.outcome}>
              <OutcomeBadge outcome={row.outcome} />
              <span className={styles.dim}>{reasonOf(row.reason)}</span>
            </span>
          </td>
          <td>{row.cards.join(", ")}</td>
          <td data-align="end">
            <Button size="small" variant="quiet" aria-label={t("showNamed", { event: row.event, time: moment(row.receivedAt) })} onClick={() => onShow(row)}>
              {t("show")}
            </Button>
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** What is looked for, kept in the page's address without asking the server for the page again. */
function useFilter() {
  const params = useSearchParams();
  const set = (name: "search" | "outcome", value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    window.history.replaceState(null, "", next.size > 0 ? `?${next}` : window.location.pathname);
  };
  const outcome = DELIVERY_OUTCOMES.find((each) => each === params.get("outcome")) ?? "";
  return { search: params.get("search") ?? "", outcome, set } as const;
}
