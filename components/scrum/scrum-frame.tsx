"use client";

import type { ReactNode } from "react";
import { NowProvider } from "@/components/board/now";
import { ChartSettingProvider } from "@/components/charts/chart-setting";
import { type ScrumPage, ScrumPageProvider } from "./scrum-page-context";

type ScrumFrameProps = {
  page: ScrumPage;
  /** Milliseconds: the instant at which the server rendered the page. */
  renderedAt: number;
  children: ReactNode;
};

/** Everything around the pages of sprints that their parts ask for. */
export function ScrumFrame({ page, renderedAt, children }: ScrumFrameProps) {
  return (
    <NowProvider renderedAt={renderedAt}>
      <ScrumPageProvider value={page}>
        <ChartSettingProvider value={{ board: page.boardName, period: page.timeZone, conditions: [] }}>{children}</ChartSettingProvider>
      </ScrumPageProvider>
    </NowProvider>
  );
}
