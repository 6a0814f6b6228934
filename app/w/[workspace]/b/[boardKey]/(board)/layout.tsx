import type { Metadata } from "next";
import type { ReactNode } from "react";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { BoardPage } from "@/components/board/board-page";
import { PageMessages } from "@/components/shell/page-messages";
import { readForPage } from "@/server/page-caller";
import { now } from "@/server/platform/clock";

type BoardLayoutProps = { children: ReactNode; params: Promise<{ workspace: string; boardKey: string }> };

export async function generateMetadata({ params }: BoardLayoutProps): Promise<Metadata> {
  const { workspace, boardKey } = await params;
  const { boards } = await readForPage(`/w/${workspace}/b/${boardKey}`, ({ people }) => people.workspace({ workspace }));
  return { title: boards.find(({ key }) => key === boardKey.toUpperCase())?.name ?? boardKey };
}

/** The board itself; it stays while cards are opened and closed over it. */
export default async function Layout({ children, params }: BoardLayoutProps) {
  const { workspace, boardKey } = await params;
  const board = await readForPage(`/w/${workspace}/b/${boardKey}`, (caller) => caller.board.top({ key: boardKey }));
  if (board.workspace !== workspace) notFound();
  const isFolded = (await cookies()).get("backlog")?.value === "folded";
  return (
    <PageMessages of={["board", "delivery"]}>
      <BoardPage initial={board} renderedAt={now().getTime()} isFolded={isFolded}>
        {children}
      </BoardPage>
    </PageMessages>
  );
}
