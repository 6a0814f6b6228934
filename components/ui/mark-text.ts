import type { FindMarks } from "./markdown";

/** A node of a rendered text, as the Markdown parser makes it. */
export type TextNode = { type: string; tagName?: string; value?: string; properties?: object; children?: TextNode[] };

const LEFT_ALONE = new Set(["a", "code", "pre"]);

/** Puts what is found in the text of a tree around a `mark`; what stands in code or in a link is none of the text. */
export function markText(node: TextNode, find: FindMarks): void {
  node.children = node.children?.flatMap((child) => {
    if (child.type === "text") return marked(child.value ?? "", find);
    if (!LEFT_ALONE.has(child.tagName ?? "")) markText(child, find);
    return [child];
  });
}

function marked(value: string, find: FindMarks): TextNode[] {
  const parts: TextNode[] = [];
  let from = 0;
  for (const { start, end } of find(value)) {
    parts.push({ type: "text", value: value.slice(from, start) }, { type: "element", tagName: "mark", properties: {}, children: [{ type: "text", value: value.slice(start, end) }] });
    from = end;
  }
  return [...parts, { type: "text", value: value.slice(from) }];
}
