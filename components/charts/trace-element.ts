import { inlineStyles } from "./inline-styles";

export const SVG = "http://www.w3.org/2000/svg";

/** What is there to be operated, or hovers over the chart, is no part of the picture. */
const NOT_DRAWN = "button, select, input, textarea, fieldset, [popover], [data-picture='none']";

type Corner = { left: number; top: number };

/**
 * Draws an element of the page and all inside it into `out`, as it looks now, relative to `corner`: charts as they are,
 * boxes as rectangles, text line by line. Enough for what charts are made of; images and gradients are not drawn.
 */
export function traceElement(element: Element, corner: Corner, out: SVGElement): void {
  if (element.matches(NOT_DRAWN)) return;
  const style = getComputedStyle(element);
  const place = element.getBoundingClientRect();
  if (style.display === "none" || style.visibility === "hidden" || style.opacity === "0") return;
  if (element instanceof SVGSVGElement) return void out.append(copyOf(element, place, corner));
  // What is there for screen readers alone takes no room on the screen.
  if (style.position === "absolute" && place.width <= 1 && place.height <= 1) return;
  drawBox(place, style, corner, out);
  for (const node of element.childNodes) {
    if (node instanceof Element) traceElement(node, corner, out);
    else if (node instanceof Text) drawText(node, style, corner, out);
  }
}

function copyOf(svg: SVGSVGElement, place: DOMRect, corner: Corner): SVGElement {
  const copy = inlineStyles(svg);
  setAll(copy, { x: place.left - corner.left, y: place.top - corner.top, width: place.width, height: place.height, overflow: "visible" });
  if (!svg.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${place.width} ${place.height}`);
  return copy;
}

function drawBox(place: DOMRect, style: CSSStyleDeclaration, corner: Corner, out: SVGElement): void {
  const edge = Number.parseFloat(style.borderTopWidth) || 0;
  const hasEdge = edge > 0 && style.borderTopStyle !== "none" && style.borderLeftStyle !== "none";
  const hasGround = !/^transparent$|,\s*0\)$|\/\s*0\)$/.test(style.backgroundColor);
  if ((!hasEdge && !hasGround) || place.width === 0 || place.height === 0) return;
  const box = document.createElementNS(SVG, "rect");
  const inset = hasEdge ? edge / 2 : 0;
  setAll(box, {
    x: place.left - corner.left + inset,
    y: place.top - corner.top + inset,
    width: Math.max(0, place.width - 2 * inset),
    height: Math.max(0, place.height - 2 * inset),
    rx: Math.min(Number.parseFloat(style.borderTopRightRadius) || 0, place.height / 2),
    fill: hasGround ? style.backgroundColor : "none",
  });
  if (hasEdge) setAll(box, { stroke: style.borderTopColor, "stroke-width": edge });
  if (hasEdge && style.borderTopStyle === "dashed") box.setAttribute("stroke-dasharray", "4 3");
  out.append(box);
}

function drawText(text: Text, style: CSSStyleDeclaration, corner: Corner, out: SVGElement): void {
  for (const { words, place } of linesOf(text)) {
    const line = document.createElementNS(SVG, "text");
    setAll(line, {
      x: place.left - corner.left,
      // Where the letters stand within their box: near enough for every face without asking the font.
      y: place.top - corner.top + place.height * 0.78,
      fill: style.color,
      "font-size": style.fontSize,
      "font-weight": style.fontWeight,
    });
    line.textContent = words;
    out.append(line);
  }
}

/** A text as the page broke it into lines. */
function linesOf(text: Text): { words: string; place: { left: number; top: number; height: number } }[] {
  const lines: { words: string; place: { left: number; top: number; height: number } }[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const { left, top, height } = range.getBoundingClientRect();
    const line = lines.at(-1);
    if (line && Math.abs(line.place.top - top) < 2) line.words += ` ${word}`;
    else if (height > 0) lines.push({ words: word, place: { left, top, height } });
  }
  return lines;
}

function setAll(element: SVGElement, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, typeof value === "number" ? String(Math.round(value * 100) / 100) : value);
  }
}
