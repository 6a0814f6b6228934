import type { ReactNode } from "react";
import { getTranslations } from "next-intl/server";
import { PageBody } from "@/components/shell/page-body";
import { PageMessages } from "@/components/shell/page-messages";
import { TopBar } from "@/components/shell/top-bar";
import { SettingsNav } from "@/components/settings/settings-nav";

type LayoutProps = { params: Promise<{ workspace: string; boardKey: string }>; children: ReactNode };

export default async function SettingsLayout({ params, children }: LayoutProps) {
  const { workspace, boardKey } = await params;
  const t = await getTranslations("settings");
  return (
    <PageMessages of={["settings", "people", "delivery"]}>
      <TopBar title={t("title")} />
      <PageBody>
        <SettingsNav base={`/w/${workspace}/b/${boardKey}/settings`} />
        {children}
      </PageBody>
    </PageMessages>
  );
}
