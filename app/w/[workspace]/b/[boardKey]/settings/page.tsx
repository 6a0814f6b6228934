import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GeneralSettings } from "@/components/settings/general-settings";
import { ReadinessSettings } from "@/components/settings/readiness-settings";
import { settingsOf } from "@/components/settings/settings-data";
import { readForPage } from "@/server/page-caller";

type PageProps = { params: Promise<{ workspace: string; boardKey: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: `${t("pages.general")} · ${(await params).boardKey}` };
}

export default async function General({ params }: PageProps) {
  const { workspace, boardKey } = await params;
  const { board, lines } = await readForPage(`/w/${workspace}/b/${boardKey}/settings`, async ({ board, readiness }) => ({
    board: await board.get({ key: boardKey }),
    lines: await readiness.lines({ key: boardKey }),
  }));
  const settings = settingsOf(board);
  return (
    <>
      <GeneralSettings board={settings} timeZones={Intl.supportedValuesOf("timeZone")} />
      <ReadinessSettings board={settings} lines={lines} />
    </>
  );
}
