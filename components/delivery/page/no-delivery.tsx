"use client";

import { useFormatter, useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { useDeliveryPage } from "./delivery-page-context";

/** No source is connected: whose it is to connect one, and where. */
export function NoDelivery() {
  const t = useTranslations("delivery.page");
  const format = useFormatter();
  const { base, mayManage, masters } = useDeliveryPage();
  if (mayManage) {
    return (
      <EmptyState title={t("emptyTitle")} action={<PageLink href={`${base}/settings/sources`}>{t("emptyAction")}</PageLink>}>
        {t("emptyText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("emptyTitle")}>
      {t("emptyText")} {masters.length > 0 ? t("emptyAsk", { names: format.list(masters) }) : ""}
    </EmptyState>
  );
}
