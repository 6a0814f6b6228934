import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OpenCard } from "@/components/board/open-card";
import { PageMessages } from "@/components/shell/page-messages";
import { readForPage } from "@/server/page-caller";

type CardPageProps = { params: Promise<{ workspace: string; boardKey: string; number: string }> };

export async function generateMetadata({ params }: CardPageProps): Promise<Metadata> {
  const { workspace, boardKey, number } = await params;
  const cardKey = `${boardKey.toUpperCase()}-${number}`;
  const { title } = await readForPage(`/w/${workspace}/b/${boardKey}/c/${number}`, ({ card }) => card.get({ cardKey }));
  return { title: `${cardKey} ${title}` };
}

/** A card over its board. */
export default async function Page({ params }: CardPageProps) {
  const { boardKey, number } = await params;
  if (!/^[1-9]\d{0,8}$/.test(number)) notFound();
  return (
    <PageMessages of={["card", "poker", "splitMerge"]}>
      <OpenCard boardKey={boardKey.toUpperCase()} number={number} />
    </PageMessages>
  );
}
