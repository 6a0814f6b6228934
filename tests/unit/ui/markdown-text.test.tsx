import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MarkdownText } from "@/components/ui/markdown-text";

const html = (text: string) => renderToStaticMarkup(<MarkdownText text={text} />);

test.each([
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "<svg/onload=alert(1)>",
  "[a](javascript:alert(1))",
  "[a](data:text/html,<script>alert(1)</script>)",
  "<https://a.example/\"onmouseover=alert(1)>",
  "![a](https://elsewhere.example/seen.png)",
  "[a][b]\n\n[b]: vbscript:alert(1)",
])("%s is words, or a link that leads out: nothing runs, nothing is loaded", (text) => {
  expect(html(text)).not.toMatch(/<(script|img|svg|iframe|style)\b|<[^>]*\son\w+=|(href|src)="(?!https:\/\/)/i);
});

test("a picture is a link to it, which tells nobody who reads", () => {
  expect(html("![The plan](https://elsewhere.example/plan.png)")).toContain('href="https://elsewhere.example/plan.png" target="_blank" rel="noopener noreferrer nofollow"');
});
