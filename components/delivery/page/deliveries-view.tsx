"use client";

import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { DeliveryLog } from "../delivery-log";
import { useDeliveryPage } from "./delivery-page-context";
import entries from "./entries.module.css";

/** What came in, and the way to where it comes from. */
export function DeliveriesView() {
  const t = useTranslations("delivery");
  const { boardKey, base, timeZone, mayManage } = useDeliveryPage();
  return (
    <div className={entries.view}>
      <p className={entries.dim}>
        {t("deliveries.about")} <PageLink href={`${base}/settings/sources`}>{t("page.toSources")}</PageLink>
      </p>
      <DeliveryLog boardKey={boardKey} timeZone={timeZone} mayReplay={mayManage} isExpecting={false} />
    </div>
  );
}
