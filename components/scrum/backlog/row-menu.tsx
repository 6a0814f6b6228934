"use client";

import { useState } from "react";
import { IconDots } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuSection } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import type { BacklogCard } from "./backlog-data";
import { useBacklogPage } from "./backlog-context";
import { PositionDialog } from "./position-dialog";
import { useWords } from "./use-words";

const SplitDialog = onDemand(async () => (await import("@/components/scrum/split/split-dialog")).SplitDialog);

const NONE: MenuSection[] = [];

/** What can be done with one card. What the roles do not allow says why. */
export function RowMenu({ card, tabIndex }: { card: BacklogCard; tabIndex: number }) {
  const t = useWords("backlog");
  const router = useRouter();
  const ts = useWords("splitMerge");
  const { base, mayRank, mayPlan, mayEdit, mayDiscard, owners, writes } = useBacklogPage();
  const [asks, setAsks] = useState<"position" | "split" | null>(null);
  // What the items say is only worked out once somebody looks.
  const [wasPressed, setPressed] = useState(false);
  const close = () => setAsks(null);
  const sectionsOf = (): MenuSection[] => {
    const notYours = mayRank ? {} : { disabledReason: t("onlyOwner", { people: owners.join(", ") }) };
    return [
      {
        items: [
        { id: "open", label: t("menu.open"), onSelect: () => router.push(`${base}/c/${card.key.split("-")[1] ?? ""}`) },
        { id: "top", label: t("menu.top"), ...notYours, onSelect: () => void writes.rank([card.key], { to: "TOP" }) },
        { id: "bottom", label: t("menu.bottom"), ...notYours, onSelect: () => void writes.rank([card.key], { to: "BOTTOM" }) },
        { id: "position", label: t("menu.position"), ...notYours, onSelect: () => setAsks("position") },
      ],
    },
    {
      items: [
        ...(mayEdit ? [{ id: "split", label: ts("split.open"), onSelect: () => setAsks("split") }] : []),
        ...(mayPlan ? [{ id: "archive", label: t("menu.archive"), onSelect: () => void writes.change([card.key], { archive: true }) }] : []),
        ...(mayDiscard ? [{ id: "discard", label: t("menu.discard"), danger: true, onSelect: () => void writes.change([card.key], { discard: "WONT_DO" }) }] : []),
        ],
      },
    ];
  };
  return (
    <>
      <Menu label={t("menu.label", { card: card.key })} align="end" sections={wasPressed ? sectionsOf().filter(({ items }) => items.length > 0) : NONE} trigger={<IconButton size="small" label={t("menu.label", { card: card.key })} icon={<IconDots size={16} />} tabIndex={tabIndex} onClickCapture={() => setPressed(true)} />} />
      {asks === "position" && <PositionDialog keys={[card.key]} onClose={close} />}
      {asks === "split" && <SplitDialog cardKey={card.key} mayRank={mayRank} mayPlan={mayPlan} onClose={close} onDone={(cards) => writes.done(ts("split.done", { card: card.key, cards: cards.join(", ") }))} />}
    </>
  );
}
