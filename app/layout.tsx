import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
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

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = jar.get("theme")?.value;
  const rail = jar.get("rail")?.value;
  return (
    <html
      lang={await getLocale()}
      data-theme={theme === "light" || theme === "dark" ? theme : undefined}
      data-rail={rail === "narrow" ? "narrow" : undefined}
    >
      <body>
        <NextIntlClientProvider>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
        <KoreanFont />
      </body>
    </html>
  );
}
