"use client";

import { useState } from "react";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { inferRouterOutputs } from "@trpc/server";
import { useFormatter, useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { AppRouter } from "@/server/app-router";
import styles from "./request.module.css";

type Followed = Extract<inferRouterOutputs<AppRouter>["intake"]["follow"], { state: "known" }>;

const TONE: Record<Followed["status"], Tone> = { RECEIVED: "plain", PLANNED: "accent", IN_WORK: "run", DONE: "pass", DECLINED: "plain" };

/** What the sender of a request sees of it: where it stands, and their own words as they wrote them. */
export function FollowedRequest({ request: { title, details, sentOn, status, since } }: { request: Followed }) {
  const t = useTranslations("request");
  const format = useFormatter();
  // A day of the team's own calendar, which no zone may shift.
  const day = (text: string) => format.dateTime(new Date(text), { dateStyle: "long", timeZone: "UTC" });
  return (
    <>
      <div className={styles.state}>
        <p>
          <Badge tone={TONE[status]}>{t(`states.${status}`)}</Badge>
        </p>
        <p>{t(`says.${status}`)}</p>
        <p className={styles.dim}>{t("sent", { day: day(sentOn) })}{status === "RECEIVED" ? "" : ` · ${t("since", { day: day(since) })}`}</p>
      </div>
      <blockquote className={styles.words}>
        <p className={styles.need} dir="auto">{title}</p>
        {details !== "" && <p className={styles.details} dir="auto">{details}</p>}
      </blockquote>
      <KeepLink />
    </>
  );
}

function KeepLink() {
  const t = useTranslations("request");
  const tCommon = useTranslations("common");
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(location.href).then(() => setCopied(true), () => undefined);
  return (
    <div className={styles.keep}>
      <p>{t("keep")}</p>
      <Button icon={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy}>
        {isCopied ? tCommon("copied") : t("copyLink")}
      </Button>
    </div>
  );
}
