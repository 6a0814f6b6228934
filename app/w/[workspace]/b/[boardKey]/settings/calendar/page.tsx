import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CalendarSettings } from "@/components/settings/calendar-settings";
import { settingsOf } from "@/components/settings/settings-data";
import { readForPage } from "@/server/page-caller";

type PageProps = { params: Promise<{ workspace: string; boardKey: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: `${t("pages.calendar")} · ${(await params).boardKey}` };
}

export default async function Calendar({ params }: PageProps) {
  const { workspace, boardKey } = await params;
  const board = await readForPage(`/w/${workspace}/b/${boardKey}/settings/calendar`, (caller) => caller.board.get({ key: boardKey }));
  return <CalendarSettings board={settingsOf(board)} />;
}
