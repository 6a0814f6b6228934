"use client";

import { useTranslations } from "next-intl";
import { OutsideLink } from "@/components/ui/outside-link";
import { currentDeployments, deployedCode, type Deployment, placeOf } from "./card-delivery-data";
import { DeploymentKindBadge } from "./deployment-kind-badge";
import { StatusBadge } from "./status-badge";
import { When } from "./when";
import styles from "./card-delivery.module.css";

/** How the card's newest deployment to each place stands, in the order in which work gets there. */
export function CardEnvironments({ deployments }: { deployments: readonly Deployment[] }) {
  const t = useTranslations("delivery.card");
  return (
    <div>
      <h4 className={styles.heading}>{t("environments")}</h4>
      <ul className={styles.environments}>
        {currentDeployments(deployments).map((one) => (
          <li key={one.id} className={styles.environment}>
            <strong title={placeOf(one).told}>
              <OutsideLink className={styles.link} url={one.url}>{placeOf(one).name}</OutsideLink>
            </strong>
            <span className={styles.badges}>
              <StatusBadge status={one.status} />
              <DeploymentKindBadge kind={one.kind} />
            </span>
            <span className={styles.dim} dir="auto">{deployedCode(one)}</span>
            <When at={one.finishedAt ?? one.createdAt} />
          </li>
        ))}
      </ul>
    </div>
  );
}
