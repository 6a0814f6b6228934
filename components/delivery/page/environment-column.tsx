"use client";

import { IconShieldCheck, IconUserCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { OutsideLink } from "@/components/ui/outside-link";
import { codeName } from "@/server/delivery/domain/code-name";
import { CardKeys } from "./card-keys";
import { KindBadge } from "./kind-badge";
import { Moment } from "./moment";
import type { EnvironmentState, RunningService } from "./page-data";
import { WaitingCards } from "./waiting-cards";
import entries from "./entries.module.css";
import styles from "./overview.module.css";

const ICON = { size: 12, "aria-hidden": true } as const;

/** One environment: what would come in next above what runs there. */
export function EnvironmentColumn({ environment, isFirst }: { environment: EnvironmentState; isFirst: boolean }) {
  const t = useTranslations("delivery.page");
  const { name, running, waiting, needsApproval, needsQualityGate } = environment;
  return (
    <li className={styles.environment}>
      {!isFirst && <WaitingCards environment={name} cards={waiting.cards} points={waiting.points} />}
      <div className={styles.place}>
        <div className={styles.head}>
          <h2 className={styles.name} dir="auto">
            {name}
          </h2>
          {needsApproval && <Badge icon={<IconUserCheck {...ICON} />}>{t("needsApproval")}</Badge>}
          {needsQualityGate && <Badge icon={<IconShieldCheck {...ICON} />}>{t("needsQualityGate")}</Badge>}
        </div>
        {running.length === 0 && <p className={entries.dim}>{t("nothingRuns")}</p>}
        {running.map((service) => (
          <Service key={service.service} service={service} />
        ))}
      </div>
    </li>
  );
}

/** What came last stands first: the cards of a place only ever become more. */
function Service({ service: one }: { service: RunningService }) {
  const t = useTranslations("delivery");
  const { service, url, kind, strategy, since, cards } = one;
  return (
    <div className={styles.service}>
      <div className={styles.head}>
        <strong className={styles.code}>
          <OutsideLink className={entries.link} url={url}>
            {codeName(one) ?? t("page.unknownCode")}
          </OutsideLink>
        </strong>
        <KindBadge kind={kind} />
      </div>
      <p className={entries.facts}>
        <span dir="auto">{service}</span>
        {strategy && <span>{t(`strategy.${strategy}`)}</span>}
        <span>{t.rich("page.since", { at: () => <Moment at={since} /> })}</span>
      </p>
      <CardKeys cards={cards.toReversed()} />
    </div>
  );
}
