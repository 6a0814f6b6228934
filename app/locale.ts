export const LOCALES = ["en", "ko"] as const;
export type Locale = (typeof LOCALES)[number];

/** The language of a reader: their own choice, else the first of the browser's languages that we speak, else English. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  return wanted(acceptLanguage ?? "").find(isLocale) ?? "en";
}

function isLocale(tag: string | undefined): tag is Locale {
  return LOCALES.some((locale) => locale === tag);
}

/** Primary language tags of an Accept-Language header, most wanted first. */
function wanted(header: string): string[] {
  return header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const quality = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find((each) => each !== undefined);
      return { language: tag.trim().toLowerCase().split("-")[0] ?? "", quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((each) => each.quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map((each) => each.language);
}
