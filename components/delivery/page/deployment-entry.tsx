"use client";

import { useTranslations } from "next-intl";
import { OutsideLink } from "@/components/ui/outside-link";
import { codeName } from "@/server/delivery/domain/code-name";
import { shortSha } from "../card-delivery-data";
import { StatusBadge } from "../status-badge";
import { useSpan } from "../use-span";
import { CardKeys } from "./card-keys";
import { ApprovalWords } from "./approval-words";
import { KindBadge } from "./kind-badge";
import { Moment } from "./moment";
import type { DeploymentRow } from "./page-data";
import entries from "./entries.module.css";

/** One deployment to one place. */
export function DeploymentEntry({ deployment }: { deployment: DeploymentRow }) {
  const t = useTranslations("delivery");
  const { environment, boardEnvironment, service, sourceName, kind, status, strategy, sha, ref, url, approval, createdAt, startedAt, finishedAt, cards } = deployment;
  const code = codeName(deployment);
  const place = boardEnvironment ?? environment;
  const span = useSpan()(startedAt, finishedAt);
  const also = [ref, sha && shortSha(sha)].filter((part) => part && part !== code).join(" · ");
  return (
    <li className={entries.entry}>
      <div className={entries.head}>
        <StatusBadge status={status} label={status === "SUCCESS" ? t("page.deployed") : undefined} />
        <h3 className={entries.title}>
          {t.rich("page.codeTo", {
            code: () => (
              <OutsideLink className={entries.link} url={url}>
                {code ?? t("page.unknownCode")}
              </OutsideLink>
            ),
            environment: place,
          })}
        </h3>
        <KindBadge kind={kind} />
        <Moment at={finishedAt ?? createdAt} />
      </div>
      <div className={entries.facts}>
        <span dir="auto">{service ?? sourceName}</span>
        {also && <span className={entries.branch}>{also}</span>}
        {place.toLowerCase() !== environment.toLowerCase() && <span className={entries.branch}>{environment}</span>}
        {strategy && <span>{t(`strategy.${strategy}`)}</span>}
        {span && <span>{span}</span>}
        <CardKeys cards={cards.map((key) => ({ key }))} />
      </div>
      {approval && <ApprovalWords approval={approval} />}
    </li>
  );
}
