"use client";

import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { useOpenCard } from "./card-context";
import type { Kin } from "./card-kin";
import panel from "./card-panel.module.css";

/** Which cards this one came from, became, or stands for. What those hold is read on their own pages. */
export function CardKinship({ kin }: { kin: Kin }) {
  const t = useTranslations("card");
  const { card, board } = useOpenCard();
  // A card that was taken up again is no duplicate any more.
  const shown = (["mergedInto", "splitFrom", "splitInto", "mergedFrom"] as const).filter((name) => kin[name].length > 0 && (name !== "mergedInto" || card.outcome === "DUPLICATE"));
  return (
    <ul className={panel.cases} aria-label={t("kin.label")}>
      {shown.map((name) => (
        <li key={name}>
          {t(`kin.${name}`)}{" "}
          {kin[name].map((key, at) => (
            <span key={key}>
              {at > 0 && ", "}
              <PageLink href={`/w/${board.workspace}/b/${board.key}/c/${key.split("-")[1] ?? ""}`}>{key}</PageLink>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
