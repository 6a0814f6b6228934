"use client";

import { useTranslations } from "next-intl";
import type { SeenEnvironment } from "./environments-draft";
import styles from "./environments.module.css";

/** The places that producers deployed to which are this environment. */
export function SeenPlaces({ places }: { places: readonly SeenEnvironment[] }) {
  const t = useTranslations("settings.environments");
  return (
    <p className={styles.places}>
      {places.length === 0 ? t("seenNone") : t("seen")}
      {[...new Set(places.map(({ name }) => name))].map((name) => (
        <code key={name} className={styles.place}>{name}</code>
      ))}
    </p>
  );
}
