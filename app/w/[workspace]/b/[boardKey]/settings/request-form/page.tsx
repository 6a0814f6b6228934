import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RequestFormSettings } from "@/components/settings/request-form-settings";
import { settingsOf } from "@/components/settings/settings-data";
import { readForPage } from "@/server/page-caller";

type PageProps = { params: Promise<{ workspace: string; boardKey: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: `${t("pages.requestForm")} · ${(await params).boardKey}` };
}

export default async function RequestForm({ params }: PageProps) {
  const { workspace, boardKey: key } = await params;
  const { board, form } = await readForPage(`/w/${workspace}/b/${key}/settings/request-form`, async ({ board, intake }) => ({
    board: await board.get({ key }),
    form: await intake.get({ key }),
  }));
  return <RequestFormSettings board={settingsOf(board)} openedAt={form.openedAt} />;
}
