"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useBoard } from "./board-context";
import { CardPanel } from "./card-panel/card-panel";

/** The open card over the board; closing it leads back to the board with the filter that was on. */
export function OpenCard({ boardKey, number }: { boardKey: string; number: string }) {
  const router = useRouter();
  const params = useSearchParams();
  const { base } = useBoard();
  const close = () => router.push(params.size > 0 ? `${base}?${params}` : base, { scroll: false });
  const cardKey = `${boardKey}-${number}`;
  return <CardPanel key={cardKey} boardKey={boardKey} cardKey={cardKey} onClose={close} />;
}
