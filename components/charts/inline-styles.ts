const SVG = "http://www.w3.org/2000/svg";

type Looks = Readonly<Record<string, string>>;

/** What decides how a mark looks, as SVG has it when nothing is said. */
const UNSAID: Looks = {
  fill: "rgb(0, 0, 0)", "fill-opacity": "1", stroke: "none", "stroke-opacity": "1", "stroke-width": "1px", "stroke-dasharray": "none",
  "stroke-linecap": "butt", "stroke-linejoin": "miter", "paint-order": "normal", "font-size": "", "font-weight": "400",
  "text-anchor": "start", "dominant-baseline": "auto", "shape-rendering": "auto",
};

/** What means something to the page alone. */
const OF_THE_PAGE = /^(class|style|tabindex|role|href|data-.*|aria-.*)$/;

/** A copy of a drawing that looks the same without any stylesheet; links, and what is marked as no part of the picture, are left out. */
export function inlineStyles(svg: SVGSVGElement): SVGElement {
  return copyNode(svg, UNSAID) ?? document.createElementNS(SVG, "svg");
}

function copyNode(original: Element, around: Looks): SVGElement | null {
  const style = getComputedStyle(original);
  if (style.display === "none" || style.visibility === "hidden" || original.matches("[data-picture='none'], title, desc")) return null;
  const copy = document.createElementNS(SVG, original.localName === "a" ? "g" : original.localName);
  for (const { name, value } of original.attributes) if (!OF_THE_PAGE.test(name) && !(name in UNSAID)) copy.setAttribute(name, value);
  const looks: Record<string, string> = {};
  for (const name of Object.keys(UNSAID)) {
    const value = style.getPropertyValue(name);
    looks[name] = value;
    if (value !== around[name]) copy.setAttribute(name, value.replace(/^url\("(#[^"]+)"\)/, "url($1)"));
  }
  if (style.opacity !== "1") copy.setAttribute("opacity", style.opacity);
  for (const node of original.childNodes) {
    if (node instanceof Text) copy.append(node.data);
    const inner = node instanceof Element ? copyNode(node, looks) : null;
    if (inner) copy.append(inner);
  }
  return copy;
}
