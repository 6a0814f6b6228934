"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { LimitEffect } from "./limit-effect";
import { SlotPreview } from "./slot-preview";
import styles from "./settings.module.css";

/** The sum behind a limit, the limit now and then, and what that means for the cards that are there. */
export function EffectLine({ effect }: { effect: LimitEffect }) {
  const t = useTranslations("settings");
  const { column, from, to, count, over } = effect;
  const limit = (value: number | null) => (value === null ? t("unlimited") : String(value));
  const change = from === to ? limit(to) : t("fromTo", { from: limit(from), to: limit(to) });
  return (
    <div className={styles.effect}>
      <p className={styles.sum}><Sum effect={effect} /></p>
      <p role="status">
        <b>{t("effect", { column: t(`column.${column}`), change })}</b>{" "}
        <span className={over > 0 ? styles.over : undefined}>{t("effectCards", { count })}{to !== null && ` ${meaning(effect, t)}`}</span>
      </p>
      {to !== null && <SlotPreview count={count} limit={to} />}
    </div>
  );
}

function Sum({ effect: { policy, headcount, to } }: { effect: LimitEffect }) {
  const t = useTranslations("settings");
  const format = useFormatter();
  if (policy.mode === "NONE" || to === null) return t("sumNone");
  if (policy.mode === "FIXED") return t("sumFixed", { limit: to });
  const product = policy.value * headcount;
  const values = { people: headcount, value: format.number(policy.value, { maximumFractionDigits: 6 }), limit: to };
  // Where the limit is not the plain product, the sum says how it was rounded.
  return Math.abs(product - to) < 1e-6 ? t("sum", values) : t("sumRounded", { ...values, product: format.number(product, { maximumFractionDigits: 2 }) });
}

function meaning({ over, room }: LimitEffect, t: (key: string, values?: Record<string, number>) => string): string {
  if (over > 0) return t("effectOver", { over });
  return room === 0 ? t("effectFull") : t("effectRoom", { room: room ?? 0 });
}
