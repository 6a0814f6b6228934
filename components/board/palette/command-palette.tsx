"use client";

import { useId, useState, type KeyboardEvent } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { isComposing } from "@/components/ui/use-submit-on-enter";
import { runShortcut } from "@/components/ui/use-shortcut";
import type { PaletteEntry } from "./palette-entries";
import { type PaletteBoard, usePaletteEntries } from "./use-palette-entries";
import styles from "./command-palette.module.css";

type CommandPaletteProps = { board: PaletteBoard; open: boolean; onOpenChange: (open: boolean) => void };

/** One field for all there is: a card by its words, a page, an action. */
export function CommandPalette({ board, open, onOpenChange }: CommandPaletteProps) {
  const t = useTranslations("shell");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("palette.title")} description={t("palette.hint")}>
      <Field board={board} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Field({ board, onDone }: { board: PaletteBoard; onDone: () => void }) {
  const t = useTranslations("shell");
  const id = useId();
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const { entries, isLooking } = usePaletteEntries(board, typed);
  const active = entries[Math.min(at, entries.length - 1)];
  const choose = ({ do: what }: PaletteEntry) => {
    onDone();
    if ("href" in what) router.push(what.href);
    // Once the dialog has given back the focus: the key acts on what has it.
    else setTimeout(() => runShortcut(what.keys), AFTER_CLOSING_MS);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || !active) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 && event.key !== "Enter") return;
    event.preventDefault();
    if (step === 0) return choose(active);
    const next = (entries.indexOf(active) + step + entries.length) % entries.length;
    setAt(next);
    document.getElementById(`${id}-${entries[next]?.id}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <>
      <input
        role="combobox"
        autoFocus
        className={styles.field}
        aria-label={t("palette.field")}
        aria-autocomplete="list"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={active && `${id}-${active.id}`}
        autoComplete="off"
        maxLength={200}
        placeholder={t("palette.field")}
        value={typed}
        onChange={(event) => (setTyped(event.target.value), setAt(0))}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t("palette.title")} className={styles.list}>
        {(["cards", "places", "actions"] as const).map((group) => {
          const own = entries.filter((entry) => entry.group === group);
          return own.length === 0 ? null : (
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <div id={`${id}-${group}`} className={styles.group}>
                {t(`palette.group.${group}`)}
              </div>
              {own.map((entry) => (
                <div key={entry.id} id={`${id}-${entry.id}`} role="option" aria-selected={entry === active} className={styles.entry} onClick={() => choose(entry)} onPointerMove={() => setAt(entries.indexOf(entry))}>
                  <span className={styles.label}>{entry.label}</span>
                  <span className={styles.note}>{entry.note}</span>
                </div>
              ))}
            </div>
          );
        })}
      </div>
      <p role="status" className={styles.none}>
        {entries.length > 0 ? "" : isLooking ? t("palette.looking") : t("palette.nothing")}
      </p>
    </>
  );
}

const AFTER_CLOSING_MS = 150;
