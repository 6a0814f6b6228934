"use client";

import { useId } from "react";
import { useTranslations } from "next-intl";
import { Hatch } from "@/components/charts/hatch";
import { Legend } from "@/components/charts/legend";
import { LAYER_COLOUR } from "./layer-scales";

/** What the hatch means, beside a piece of it. */
export function CfdLegend({ corrections }: { /** The most of any period. */ corrections: number }) {
  const t = useTranslations("charts");
  const hatch = useId();
  if (corrections === 0) return null;
  const piece = (
    <svg width={24} height={14} aria-hidden>
      <defs>
        <Hatch id={hatch} kind="corrected" />
      </defs>
      <rect style={{ fill: LAYER_COLOUR.PLANNED }} width="100%" height="100%" rx={3} />
      <rect fill={`url(#${hatch})`} width="100%" height="100%" rx={3} />
    </svg>
  );
  return <Legend items={[{ id: "corrected", mark: piece, text: t("cfd.hatched", { count: corrections }) }]} />;
}
