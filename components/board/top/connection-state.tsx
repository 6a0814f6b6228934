"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { useBoard } from "../board-context";
import styles from "./top.module.css";

/** Whether what is on screen is what is. Without a connection the board can still be read. */
export function ConnectionState() {
  const t = useTranslations("board");
  const { live, retry } = useBoard();
  const isLive = live === "live" || live === "connecting";
  return (
    <span className={classNames(styles.live, !isLive && styles.lost)} role="status" data-live={live}>
      <span className={styles.dot} aria-hidden />
      {t(`live.${live}`)}
      {live === "reconnecting" && (
        <Button size="small" variant="quiet" onClick={retry}>
          {t("retryNow")}
        </Button>
      )}
      {live === "signedOut" && <a href={`/sign-in?callbackUrl=${encodeURIComponent(typeof location === "undefined" ? "/" : location.pathname)}`}>{t("signIn")}</a>}
    </span>
  );
}
