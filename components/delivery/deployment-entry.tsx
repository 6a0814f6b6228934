"use client";

import { IconHourglass, IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { OutsideLink } from "@/components/ui/outside-link";
import { deployedCode, type Deployment, placeOf } from "./card-delivery-data";
import { DeploymentKindBadge } from "./deployment-kind-badge";
import { StatusBadge } from "./status-badge";
import { useSpan } from "./use-span";
import { When } from "./when";
import styles from "./card-timeline.module.css";

/** A deployment: where to, of what, how, and the Product Owner's word on it. */
export function DeploymentEntry({ deployment }: { deployment: Deployment }) {
  const t = useTranslations("delivery.card");
  const { status, kind, strategy, url, startedAt, finishedAt, createdAt } = deployment;
  const span = useSpan()(startedAt, finishedAt);
  const code = deployedCode(deployment);
  const place = placeOf(deployment);
  return (
    <>
      <div className={styles.head}>
        <StatusBadge status={status} />
        <strong className={styles.name} title={place.told}>
          <OutsideLink className={styles.link} url={url}>{t("deploymentTo", { environment: place.name })}</OutsideLink>
        </strong>
        <DeploymentKindBadge kind={kind} />
      </div>
      <p className={styles.about}>
        {code && <span dir="auto">{code}</span>}
        {strategy && <span>{t(`strategies.${strategy}`)}</span>}
        {span && <span>{span}</span>}
        <When at={finishedAt ?? createdAt} />
      </p>
      {deployment.approval && <Approval approval={deployment.approval} />}
    </>
  );
}

const ICON = { size: 14, "aria-hidden": true } as const;

function Approval({ approval: { state, by, at, note } }: { approval: NonNullable<Deployment["approval"]> }) {
  const t = useTranslations("delivery.card");
  return (
    <p className={styles.approval} data-state={state}>
      {state === "NEEDED" ? <IconHourglass {...ICON} /> : state === "APPROVED" ? <IconThumbUp {...ICON} /> : <IconThumbDown {...ICON} />}
      <span>
        {t("approval", { state, by: by ?? "" })}
        {note && <span dir="auto"> “{note}”</span>} <When at={at} />
      </span>
    </p>
  );
}
