"use client";

import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useTranslations } from "next-intl";
import { useAnnounce } from "@/components/ui/live-region";
import { useOpenCard } from "./card-context";
import { mentionAt } from "./mention-at";

const SHOWN = 6;

/** Whom the @ before the caret could mean, and how one of them is chosen: arrows and Enter, Tab, or a click. Escape puts it away. */
export function useMentionChoice(text: string, onChange: (text: string) => void) {
  const t = useTranslations("card");
  const announce = useAnnounce();
  const { board } = useOpenCard();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const [away, setAway] = useState<number | null>(null);
  const begun = caret === null ? null : mentionAt(text, caret);
  const people = begun === null || begun.start === away ? [] : board.members.filter(({ name }) => begins(name, begun.typed)).slice(0, SHOWN);
  const current = people[Math.min(active, people.length - 1)];
  useEffect(() => {
    if (people.length > 0) announce(t("mentionChoices", { count: people.length }));
  }, [announce, t, people.length]);
  const choose = (name: string) => {
    if (!begun) return;
    onChange(`${text.slice(0, begun.start)}@${name} ${text.slice(begun.end).replace(/^ /, "")}`);
    const after = begun.start + name.length + 2;
    setCaret(after);
    requestAnimationFrame(() => (area.current?.focus(), area.current?.setSelectionRange(after, after)));
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!current || event.target !== area.current || event.ctrlKey || event.metaKey) return false;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive((people.indexOf(current) + step + people.length) % people.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(current.name);
    else if (event.key === "Escape") setAway(begun?.start ?? null);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const look = () => {
    setActive(0);
    setCaret(area.current?.selectionEnd ?? null);
  };
  const field = { ref: area, onSelect: look, onInput: look, onBlur: () => setCaret(null), "aria-autocomplete": "list" as const, ...(current ? { "aria-controls": id, "aria-activedescendant": `${id}-${current.id}` } : {}) };
  return { field, onKeyDown, choices: { id, people, current: current?.id ?? null, onChoose: choose } };
}

function begins(name: string, typed: string): boolean {
  const low = typed.toLowerCase();
  return name.toLowerCase().startsWith(low) || name.toLowerCase().split(/\s+/).some((part) => part.startsWith(low));
}
