"use client";

import { NowProvider } from "@/components/board/now";
import { type DeliveryPage as Page, DeliveryPageProvider } from "./delivery-page-context";
import { DeliveryView } from "./delivery-view";
import type { EnvironmentState, FirstView } from "./page-data";

type DeliveryPageProps = {
  page: Page;
  environments: EnvironmentState[];
  first: FirstView;
  version: number;
  boardName: string;
  /** Milliseconds: the instant at which the server rendered the page. */
  renderedAt: number;
};

/** Everything around the Delivery page that its parts ask for. */
export function DeliveryPage({ page, renderedAt, ...view }: DeliveryPageProps) {
  return (
    <NowProvider renderedAt={renderedAt}>
      <DeliveryPageProvider value={page}>
        <DeliveryView {...view} />
      </DeliveryPageProvider>
    </NowProvider>
  );
}
