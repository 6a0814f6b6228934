const YEAR_IN_SECONDS = 31_536_000;

export type Theme = "light" | "dark" | "system";

/** Keeps a choice of this browser where the server sees it too, so that the first paint is already right. */
function remember(name: "locale" | "theme" | "rail", value: string): void {
  document.cookie = `${name}=${value}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=lax`;
}

export function chooseTheme(theme: Theme): void {
  remember("theme", theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function chosenTheme(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** The caller refreshes the page, whose sentences come from the server. */
export function chooseLanguage(locale: string): void {
  remember("locale", locale);
}

export function isRailNarrow(): boolean {
  return document.documentElement.dataset.rail === "narrow";
}

export function setRailNarrow(narrow: boolean): void {
  remember("rail", narrow ? "narrow" : "wide");
  if (narrow) document.documentElement.dataset.rail = "narrow";
  else delete document.documentElement.dataset.rail;
}
