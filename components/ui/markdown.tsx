"use client";

import { lazy, Suspense } from "react";
import styles from "./markdown.module.css";

const MarkdownText = lazy(async () => ({ default: (await import("./markdown-text")).MarkdownText }));

/** The places in a piece of plain text that stand out. */
export type FindMarks = (text: string) => readonly { start: number; end: number }[];

/** Text in Markdown; what `findMarks` finds in it, outside code and links, stands out. Its parser is fetched when the first such text is shown; until then the text stands as it was typed. */
export function Markdown({ text, findMarks }: { text: string; findMarks?: FindMarks }) {
  return (
    <div className={styles.markdown} dir="auto">
      <Suspense fallback={<p className={styles.plain}>{text}</p>}>
        <MarkdownText text={text} findMarks={findMarks} />
      </Suspense>
    </div>
  );
}
