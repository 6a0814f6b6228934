import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AutomationSettings } from "@/components/settings/automation-settings";
import { settingsOf } from "@/components/settings/settings-data";
import { readForPage } from "@/server/page-caller";

type PageProps = { params: Promise<{ workspace: string; boardKey: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: `${t("pages.automation")} · ${(await params).boardKey}` };
}

export default async function Automation({ params }: PageProps) {
  const { workspace, boardKey: key } = await params;
  const { board, automation, environments } = await readForPage(`/w/${workspace}/b/${key}/settings/automation`, async ({ board, delivery }) => ({
    board: await board.get({ key }),
    automation: await delivery.automation({ key }),
    environments: await delivery.environments({ key }),
  }));
  return <AutomationSettings board={settingsOf(board)} automation={automation} environments={environments} />;
}
