import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync("components/ui/tokens.css", "utf8");
const surfaces = ["bg", "panel", "raised"];
const text = ["ink", "dim", "faint", "accent", "pass", "run", "fail", "block"];
const faces = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `face-${n}`);

/** Text on its ground, in both themes: WCAG 1.4.3 asks for 4.5:1. */
const textPairs: [string, string][] = [
  ...surfaces.flatMap((ground) => text.map((ink): [string, string] => [ink, ground])),
  ...["ink", "dim", "faint"].map((ink): [string, string] => [ink, "hover"]),
  ...["pass", "run", "fail", "block", "accent"].map((ink): [string, string] => [ink, `${ink}-bg`]),
  ["ink", "block-bg"],
  ["ink", "accent-bg"],
  ["dim", "block-bg"],
  ["accent-ink", "accent"],
  ["accent-ink", "accent-hover"],
  ["tip-ink", "tip"],
  ["tip-accent", "tip"],
  ...faces.map((face): [string, string] => ["face-ink", face]),
];

/** Edges of controls and the focus ring: WCAG 1.4.11 asks for 3:1. */
const edgePairs: [string, string][] = ["control-line", "focus", "wait"].flatMap((edge) =>
  surfaces.map((ground): [string, string] => [edge, ground]),
);

function colour(name: string, theme: "light" | "dark"): string {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? "";
  const both = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value);
  const found = both ? both[theme === "light" ? 1 : 2] : /^#\w{6}$/.exec(value)?.[0];
  if (!found) throw new Error(`--${name} is not a plain colour: "${value}"`);
  return found;
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe.each(["light", "dark"] as const)("%s theme", (theme) => {
  test.each(textPairs)("%s on %s can be read", (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(edgePairs)("the edge %s on %s can be seen", (edge, ground) => {
    expect(contrast(colour(edge, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
