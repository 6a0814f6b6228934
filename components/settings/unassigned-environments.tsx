"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/people/section";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import type { SeenEnvironment } from "./environments-draft";
import type { BoardSettings } from "./settings-data";
import page from "./settings.module.css";
import styles from "./environments.module.css";

type Assign = {
  to: readonly { slot: string; name: string }[];
  /** `slot` null: as an environment of its own. */
  onAssign: (place: SeenEnvironment, slot: string | null) => void;
};

/** Places that something was deployed to and that are none of the board's environments: what runs there is on no card's line as such. */
export function UnassignedEnvironments({ board, places, assign }: { board: Pick<BoardSettings, "timeZone">; places: readonly SeenEnvironment[]; assign?: Assign }) {
  const t = useTranslations("settings.environments");
  const format = useFormatter();
  if (places.length === 0) return null;
  return (
    <Section title={t("unassigned")} text={t("unassignedText")}>
      <ul className={styles.unassigned}>
        {places.map((place) => (
          <li key={`${place.name} ${place.tier}`} className={styles.stray}>
            <code className={styles.place}>{place.name}</code>
            <span className={page.dim}>
              {t("deployments", { count: place.deployments, last: format.dateTime(new Date(place.lastAt), { dateStyle: "medium", timeZone: board.timeZone }) })}
            </span>
            {assign && <AssignMenu place={place} assign={assign} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AssignMenu({ place, assign: { to, onAssign } }: { place: SeenEnvironment; assign: Assign }) {
  const t = useTranslations("settings.environments");
  const label = t("assignNamed", { name: place.name });
  return (
    <span className={styles.assign}>
      <Menu
        label={label}
        trigger={<Button size="small" aria-label={label}>{t("assign")}</Button>}
        sections={[
          { items: to.map(({ slot, name }) => ({ id: slot, label: name, onSelect: () => onAssign(place, slot) })) },
          { items: [{ id: "new", label: t("assignNew"), onSelect: () => onAssign(place, null) }] },
        ]}
        align="end"
      />
    </span>
  );
}
