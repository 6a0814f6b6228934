import { SVG, traceElement } from "./trace-element";
import { withoutFaces } from "./without-faces";
import { wrapText, type Measure } from "./wrap-text";

/** What a picture says about itself, so that it can leave the page. */
export type PictureWords = {
  title: string;
  name: string;
  notes: readonly string[];
  /** Board, period, zone, filters. */
  source: readonly string[];
};

const EDGE = 24;
const GAP = 12;
const TITLE = { size: 18, line: 25, weight: "640" } as const;
const SMALL = { size: 12, line: 18, weight: "400" } as const;

/**
 * The chart inside `body` as one SVG document that needs nothing else: the styles in force now are written into it, and
 * its finding, name, notes and source stand around it. Width and height are in pixels.
 */
export function drawPicture(body: HTMLElement, words: PictureWords): { markup: string; width: number; height: number } {
  const place = body.getBoundingClientRect();
  const { color, fontFamily: ofPage } = getComputedStyle(body);
  const fontFamily = withoutFaces(ofPage, new Set([...document.fonts].map(({ family }) => family)));
  const width = Math.ceil(place.width) + 2 * EDGE;
  const picture = document.createElementNS(SVG, "svg");
  const write = writerOf(picture, { room: width - 2 * EDGE, fontFamily });
  const dim = colorOf(body, "--dim", color);

  let y = write(words.title, EDGE, TITLE, color);
  y = write(words.name, y + 2, SMALL, dim) + GAP;
  const chart = document.createElementNS(SVG, "g");
  chart.setAttribute("transform", `translate(${EDGE} ${y})`);
  traceElement(body, place, chart);
  picture.append(chart);
  y = write(words.notes.join(" · "), y + place.height + GAP, SMALL, dim);
  y = write(words.source.filter((part) => part !== "").join(" · "), y, SMALL, dim);

  const height = Math.ceil(y + EDGE - 6);
  const ground = document.createElementNS(SVG, "rect");
  setAll(ground, { width, height, fill: colorOf(body, "--panel", "#ffffff") });
  picture.prepend(titleOf(words), ground);
  setAll(picture, { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": fontFamily });
  return { markup: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}`, width, height };
}

type Face = { size: number; line: number; weight: string };

/** Writes a paragraph from `top` on and returns where it ends. */
function writerOf(picture: SVGElement, { room, fontFamily }: { room: number; fontFamily: string }) {
  return (text: string, top: number, face: Face, fill: string): number => {
    const lines = wrapText(text, room, measureIn(`${face.weight} ${face.size}px ${fontFamily}`));
    for (const [index, line] of lines.entries()) {
      const element = document.createElementNS(SVG, "text");
      setAll(element, { x: EDGE, y: top + index * face.line + face.size, fill, "font-size": face.size, "font-weight": face.weight });
      element.textContent = line;
      picture.append(element);
    }
    return top + lines.length * face.line;
  };
}

function measureIn(font: string): Measure {
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = font;
  return (text) => context?.measureText(text).width ?? 0;
}

/** A colour of the theme in force as a value that other programs know. */
function colorOf(body: HTMLElement, token: string, otherwise: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color || otherwise;
}

function titleOf({ title }: PictureWords): SVGElement {
  const element = document.createElementNS(SVG, "title");
  element.textContent = title;
  return element;
}

function setAll(element: SVGElement, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) if (name !== "xmlns") element.setAttribute(name, String(value));
}
