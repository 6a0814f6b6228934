/**
 * A list of font families without the faces that the page itself brings: a picture stands alone and is drawn in what the
 * system has, so it has to be measured in that, too. Generic families stay; a list of nothing else is `sans-serif`.
 */
export function withoutFaces(fontFamily: string, faces: ReadonlySet<string>): string {
  const bare = (name: string) => name.trim().replace(/^["']|["']$/g, "");
  const own = new Set([...faces].map(bare));
  const left = fontFamily.split(",").filter((name) => !own.has(bare(name)));
  return left.length === 0 ? "sans-serif" : left.map((name) => name.trim()).join(", ");
}
