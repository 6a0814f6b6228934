"use client";

import { lazy, Suspense } from "react";
import styles from "./markdown.module.css";

const MarkdownText = lazy(async () => ({ default: (await import("./markdown-text")).MarkdownText }));

/** Text in Markdown. Its parser is fetched when the first such text is shown; until then the text stands as it was typed. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown} dir="auto">
      <Suspense fallback={<p className={styles.plain}>{text}</p>}>
        <MarkdownText text={text} />
      </Suspense>
    </div>
  );
}
