"use client";

import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useOpenCard } from "@/components/board/card-panel/card-context";
import { Badge } from "@/components/ui/badge";
import { OutsideLink } from "@/components/ui/outside-link";
import { PageLink } from "@/components/ui/page-link";
import { type CardDeliveryData, currentDeployments, deployedCode, type Deployment, placeOf } from "./card-delivery-data";
import { DeploymentKindBadge } from "./deployment-kind-badge";
import { StatusBadge } from "./status-badge";
import { When } from "./when";
import styles from "./card-delivery.module.css";

/** How the card's newest deployment to each place stands, in the order in which work gets there. */
export function CardEnvironments({ deployments, takenBack }: { deployments: readonly Deployment[]; takenBack: CardDeliveryData["takenBack"] }) {
  const t = useTranslations("delivery.card");
  const { board } = useOpenCard();
  const backOf = (one: Deployment) => takenBack.find(({ environment }) => environment === one.boardEnvironment && one.succeededAt !== null);
  return (
    <div>
      <div className={styles.headed}>
        <h4 className={styles.heading}>{t("environments")}</h4>
        <PageLink className={styles.link} href={`/w/${board.workspace}/b/${board.key}/delivery`}>{t("toDelivery")}</PageLink>
      </div>
      <ul className={styles.environments}>
        {currentDeployments(deployments).map((one) => (
          <li key={one.id} className={styles.environment}>
            <strong title={placeOf(one).told}>
              <OutsideLink className={styles.link} url={one.url}>{placeOf(one).name}</OutsideLink>
            </strong>
            <span className={styles.badges}>
              {backOf(one) ? <Badge tone="block" icon={<IconArrowBackUp size={12} aria-hidden />}>{t("takenBack")}</Badge> : <StatusBadge status={one.status} />}
              <DeploymentKindBadge kind={one.kind} />
            </span>
            {backOf(one)?.code && <span className={styles.dim}>{t("runsNow", { code: backOf(one)?.code ?? "" })}</span>}
            <span className={styles.dim} dir="auto">{deployedCode(one)}</span>
            <When at={one.finishedAt ?? one.createdAt} />
          </li>
        ))}
      </ul>
    </div>
  );
}
