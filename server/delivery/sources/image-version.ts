/** What an image says of the code in it. */
export type ImageCode = { version: string | null; /** Where the tag ends with a whole commit. */ sha: string | null };

const NONE: ImageCode = { version: null, sha: null };

/** The tag of an image, or the beginning of its digest; "latest" says nothing. */
export function imageCode(image: string | null): ImageCode {
  if (image === null) return NONE;
  const [name = "", digest] = image.split("@");
  // A colon before the last slash is that of a port.
  const tag = /:([^/:]+)$/.exec(name)?.[1];
  return versionCode(tag === undefined || tag === "latest" ? (digest ?? null) : tag);
}

/** The same of a version as it stands by itself: a tag or a digest. */
export function versionCode(version: string | null): ImageCode {
  if (version === null || version === "" || version === "latest") return NONE;
  const digest = /^sha256:([0-9a-f]+)$/i.exec(version)?.[1];
  const sha = /(?:^|[^0-9a-z])([0-9a-f]{40})$/i.exec(version)?.[1]?.toLowerCase() ?? null;
  return { version: (digest?.slice(0, 12) ?? version).slice(0, 200), sha };
}

/** Of several images that of the application with this name, by the longest name that stands in it; else the first. */
export function imageOf(images: readonly string[], app: string): string | null {
  const ours = images.filter((image) => app.includes(nameOf(image))).sort((a, b) => nameOf(b).length - nameOf(a).length);
  return ours[0] ?? images[0] ?? null;
}

function nameOf(image: string): string {
  return image.split("@", 1)[0]?.split("/").at(-1)?.split(":", 1)[0] ?? image;
}
