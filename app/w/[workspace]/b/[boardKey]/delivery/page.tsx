import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { DeliveryPage } from "@/components/delivery/page/delivery-page";
import { type DeliverySearch, deploymentsInput, readDeliverySearch, releasesInput, runsInput } from "@/components/delivery/page/delivery-search";
import type { FirstView } from "@/components/delivery/page/page-data";
import { PageMessages } from "@/components/shell/page-messages";
import { type PageCaller, readForPage } from "@/server/page-caller";
import { may } from "@/server/people/domain/policy";
import { now } from "@/server/platform/clock";

type PageProps = {
  params: Promise<{ workspace: string; boardKey: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations("delivery");
  return { title: `${t("page.title")} · ${(await params).boardKey}` };
}

export default async function Page({ params, searchParams }: PageProps) {
  const { workspace, boardKey } = await params;
  const asked = await searchParams;
  const renderedAt = now();
  const base = `/w/${workspace}/b/${boardKey.toUpperCase()}`;
  const { board, sources, environments, first } = await readForPage(`${base}/delivery`, async (caller) => {
    const board = await caller.board.top({ key: boardKey });
    const search = readDeliverySearch({ get: (name) => [asked[name]].flat()[0] ?? null }, renderedAt, board.timeZone);
    return {
      board,
      sources: await caller.delivery.sources({ key: boardKey }),
      environments: await caller.delivery.environments({ key: boardKey }),
      first: await readFirst(caller, board.key, search, renderedAt),
    };
  });
  if (board.workspace !== workspace) notFound();
  const namesOf = (role: (typeof board.you.roles)[number]) => board.members.filter(({ roles }) => roles.includes(role)).map(({ name }) => name);
  const page = {
    boardKey: board.key,
    base,
    timeZone: board.timeZone,
    mayApprove: may("deployment.approve", board.you.roles),
    mayManage: may("sources.manage", board.you.roles),
    owners: namesOf("PRODUCT_OWNER"),
    masters: namesOf("SCRUM_MASTER"),
    hasSources: sources.length > 0,
  };
  return (
    <PageMessages of={["delivery"]}>
      <DeliveryPage page={page} environments={environments} first={first} version={board.version} boardName={board.name} renderedAt={renderedAt.getTime()} />
    </PageMessages>
  );
}

/** The view in the address, as the browser would ask for it. */
async function readFirst({ delivery }: PageCaller, key: string, search: DeliverySearch, at: Date): Promise<FirstView> {
  switch (search.view) {
    case "runs": {
      const input = runsInput(key, search);
      return { view: "runs", input, data: await delivery.runs(input) };
    }
    case "deployments": {
      const input = deploymentsInput(key, search);
      return { view: "deployments", input, data: await delivery.deployments(input) };
    }
    case "releases": {
      const input = releasesInput(key, search, at);
      return { view: "releases", input, data: await delivery.releases(input) };
    }
    case "audit": {
      const input = { key, month: search.month };
      return { view: "audit", input, data: await delivery.audit(input) };
    }
    case "deliveries":
      return { view: "deliveries" };
  }
}
