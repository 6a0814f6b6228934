import { PageLink } from "@/components/ui/page-link";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "@/components/shell/plain-page";

export default async function NotFound() {
  const t = await getTranslations("errors");
  return (
    <PlainPage title={t("page_not_found_title")}>
      <p>{t("not_found")}</p>
      <p>
        <PageLink href="/">{t("to_boards")}</PageLink>
      </p>
    </PlainPage>
  );
}
