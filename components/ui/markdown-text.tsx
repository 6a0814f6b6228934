"use client";

import type { ComponentProps } from "react";
import { useTranslations } from "next-intl";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { outsideLink } from "@/server/platform/domain/outside-link";
import { markText, type TextNode } from "./mark-text";
import type { FindMarks } from "./markdown";
import styles from "./markdown.module.css";
import { OutsideLink } from "./outside-link";

/** Headings stand one level under those of the page, whichever their writer began with; markup is shown as the characters it is made of; nothing is loaded from anywhere. */
const PARTS: Components = {
  h1: ({ children }) => <h4 data-level="1">{children}</h4>,
  h2: ({ children }) => <h4 data-level="2">{children}</h4>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h4>{children}</h4>,
  h5: ({ children }) => <h4>{children}</h4>,
  h6: ({ children }) => <h4>{children}</h4>,
  a: ({ href, children }) => <OutsideLink url={href}>{children}</OutsideLink>,
  img: ({ src, alt }) => <ImageLink src={typeof src === "string" ? src : ""} alt={alt ?? ""} />,
  input: (props) => <TaskMark {...props} />,
  table: ({ children }) => (
    <div className={styles.scroll} tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
};

export function MarkdownText({ text, findMarks }: { text: string; findMarks?: FindMarks }) {
  const mark = () => (tree: TextNode) => findMarks && markText(tree, findMarks);
  return (
    <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[mark]} components={PARTS} urlTransform={(url) => outsideLink(url) ?? ""}>
      {text}
    </ReactMarkdown>
  );
}

/** A picture from elsewhere would tell its host who reads the card: it is fetched by those who ask for it. */
function ImageLink({ src, alt }: { src: string; alt: string }) {
  return <OutsideLink url={src}>{alt || src}</OutsideLink>;
}

function TaskMark({ checked }: ComponentProps<"input">) {
  const t = useTranslations("common");
  return (
    <span role="img" aria-label={checked ? t("taskDone") : t("taskOpen")}>
      {checked ? "☑" : "☐"}
    </span>
  );
}
