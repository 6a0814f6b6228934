import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FlowView } from "@/components/flow/page/flow-view";
import { flowPageInput, readFlowSearch, writeFlowSearch } from "@/components/flow/flow-search";
import { PageMessages } from "@/components/shell/page-messages";
import { readForPage } from "@/server/page-caller";

type FlowPageProps = {
  params: Promise<{ workspace: string; boardKey: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: FlowPageProps): Promise<Metadata> {
  const t = await getTranslations("flow");
  return { title: `${t("title")} · ${(await params).boardKey}` };
}

export default async function Page({ params, searchParams }: FlowPageProps) {
  const { workspace, boardKey } = await params;
  const search = readFlowSearch(await searchParams);
  const base = `/w/${workspace}/b/${boardKey}`;
  const { page, boards } = await readForPage(`${base}/flow${writeFlowSearch(search)}`, async ({ flow, people }) => ({
    page: await flow.page({ key: boardKey, ...flowPageInput(search) }),
    boards: (await people.workspace({ workspace })).boards,
  }));
  const key = boardKey.toUpperCase();
  return (
    <PageMessages of={["flow", "charts", "forecast", "remarks"]}>
      <FlowView page={page} search={search} boardKey={key} boardName={boards.find((board) => board.key === key)?.name ?? key} base={base} />
    </PageMessages>
  );
}
