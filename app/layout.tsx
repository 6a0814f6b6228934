import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import { KoreanFont } from "@/components/shell/korean-font";
import { Providers } from "./providers";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Throughline", template: "%s · Throughline" } };

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f6f4" },
    { media: "(prefers-color-scheme: dark)", color: "#141417" },
  ],
};

/** What any component may say: refusals, the words of buttons, and that a page has failed. All else comes with `PageMessages`. */
const EVERYWHERE = ["common", "crash", "errors"];

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = jar.get("theme")?.value;
  const messages: Record<string, unknown> = await getMessages();
  const rail = jar.get("rail")?.value;
  return (
    <html
      lang={await getLocale()}
      data-theme={theme === "light" || theme === "dark" ? theme : undefined}
      data-rail={rail === "narrow" ? "narrow" : undefined}
    >
      <body>
        <NextIntlClientProvider messages={Object.fromEntries(EVERYWHERE.map((namespace) => [namespace, messages[namespace]]))}>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
        <KoreanFont />
      </body>
    </html>
  );
}
