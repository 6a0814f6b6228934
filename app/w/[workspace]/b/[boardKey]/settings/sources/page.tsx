import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SourcesSettings } from "@/components/delivery/sources-settings";
import { readForPage } from "@/server/page-caller";
import { may } from "@/server/people/domain/policy";

type PageProps = { params: Promise<{ workspace: string; boardKey: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: `${t("pages.sources")} · ${(await params).boardKey}` };
}

export default async function Sources({ params }: PageProps) {
  const { workspace, boardKey } = await params;
  const { board, sources } = await readForPage(`/w/${workspace}/b/${boardKey}/settings/sources`, async (caller) => ({
    board: await caller.board.get({ key: boardKey }),
    sources: await caller.delivery.sources({ key: boardKey }),
  }));
  return <SourcesSettings boardKey={board.key} timeZone={board.timeZone} sources={sources} mayManage={may("sources.manage", board.you.roles)} />;
}
