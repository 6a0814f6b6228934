import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EnvironmentsSettings } from "@/components/settings/environments-settings";
import { settingsOf } from "@/components/settings/settings-data";
import { readForPage } from "@/server/page-caller";

type PageProps = { params: Promise<{ workspace: string; boardKey: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: `${t("pages.environments")} · ${(await params).boardKey}` };
}

export default async function Environments({ params }: PageProps) {
  const { workspace, boardKey: key } = await params;
  const { board, environments, seen, automation } = await readForPage(`/w/${workspace}/b/${key}/settings/environments`, async ({ board, delivery }) => ({
    board: await board.get({ key }),
    environments: await delivery.environments({ key }),
    seen: await delivery.seenEnvironments({ key }),
    automation: await delivery.automation({ key }),
  }));
  return <EnvironmentsSettings board={settingsOf(board)} environments={environments} seen={seen} finishes={automation.finishEnvironmentId} />;
}
