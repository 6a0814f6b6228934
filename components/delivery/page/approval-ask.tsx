"use client";

import { useState } from "react";
import { IconUserCheck } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { OutsideLink } from "@/components/ui/outside-link";
import { codeName } from "@/server/delivery/domain/code-name";
import { StatusBadge } from "../status-badge";
import { CardKeys } from "./card-keys";
import { DecisionDialog, type Decision } from "./decision-dialog";
import { useDeliveryPage } from "./delivery-page-context";
import { KindBadge } from "./kind-badge";
import { Moment } from "./moment";
import type { Asking, EnvironmentState } from "./page-data";
import entries from "./entries.module.css";
import styles from "./overview.module.css";

type ApprovalAskProps = { asking: Asking; environment: Pick<EnvironmentState, "name" | "needsQualityGate"> };

/** A deployment that goes no further without the Product Owner's word: theirs to give here; everyone else sees whose it is. */
export function ApprovalAsk({ asking, environment }: ApprovalAskProps) {
  const t = useTranslations("delivery");
  const { mayApprove } = useDeliveryPage();
  const [decision, setDecision] = useState<Decision | null>(null);
  const { service, url, kind, strategy, createdAt, cards, points } = asking;
  const code = codeName(asking) ?? t("page.unknownCode");
  return (
    <section className={styles.ask} aria-label={t("page.askTitle", { code, environment: environment.name })}>
      <IconUserCheck size={20} aria-hidden className={styles.askIcon} />
      <div className={styles.askBody}>
        <div className={styles.head}>
          <h2 className={styles.name}>{mayApprove ? t("page.askYou", { code, environment: environment.name }) : t("page.askTitle", { code, environment: environment.name })}</h2>
          <KindBadge kind={kind} />
        </div>
        <p className={entries.facts}>
          <OutsideLink className={entries.link} url={url}>
            {service}
          </OutsideLink>
          {strategy && <span>{t(`strategy.${strategy}`)}</span>}
          <span>{t("page.volume", { cards: cards.length, points })}</span>
          <span>{t.rich("page.waitingSince", { at: () => <Moment at={createdAt} /> })}</span>
        </p>
        {environment.needsQualityGate && <Gate gate={asking.gate} />}
        <CardKeys cards={cards} />
      </div>
      {mayApprove ? (
        <div className={styles.askButtons}>
          <Button variant="danger" onClick={() => setDecision("REJECTED")}>
            {t("page.reject")}
          </Button>
          <Button variant="primary" onClick={() => setDecision("APPROVED")}>
            {t("page.approve")}
          </Button>
        </div>
      ) : (
        <WhoMay />
      )}
      {decision && <DecisionDialog decision={decision} deployment={asking.deployment} code={code} environment={environment.name} onClose={() => setDecision(null)} />}
    </section>
  );
}

function Gate({ gate }: { gate: Asking["gate"] }) {
  const t = useTranslations("delivery.page");
  if (gate === null) return <p className={entries.facts}>{t("gateUnknown")}</p>;
  return (
    <p className={entries.facts}>
      <StatusBadge status={gate.status} />
      <OutsideLink className={entries.link} url={gate.url}>
        {t("gate", { name: gate.name })}
      </OutsideLink>
      {gate.unmet.length > 0 && <span>{t("gateUnmet", { unmet: gate.unmet.join(", ") })}</span>}
    </p>
  );
}

function WhoMay() {
  const t = useTranslations("delivery.page");
  const format = useFormatter();
  const { owners } = useDeliveryPage();
  return <p className={styles.whoMay}>{owners.length > 0 ? t("whoMay", { names: format.list(owners) }) : t("nobodyMay")}</p>;
}
