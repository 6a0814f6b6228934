import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  devIndicators: { position: "bottom-right" },
  // While developing, the app is opened under either name of this machine.
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  reactStrictMode: true,
  // Some senders of deliveries append a slash to the address and follow no redirect.
  skipTrailingSlashRedirect: true,
  // `npm test` checks types once, over the whole tree.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  experimental: {
    // A page is loaded when it is first asked for; all of them at once would make every start wait.
    preloadEntriesOnStart: false,
    // Few requests on the page that is open all day, even if the other pages then fetch some of the same code again.
    turbopackChunking: { minChunkSize: 400_000, requestCost: 800_000 },
  },
  // Packages that load WebAssembly, workers or optional natives by path, which a bundle would break.
  serverExternalPackages: ["@electric-sql/pglite", "pglite-prisma-adapter", "@prisma/client", "@prisma/adapter-pg", "pg", "pino", "prom-client"],
};

// Sentences are compiled when the app is built, so that no page carries a parser for them.
const withSentences = createNextIntlPlugin({
  requestConfig: "./app/i18n.ts",
  experimental: { messages: { path: "./messages", format: "json", locales: "infer", precompile: true } },
});

export default withSentences(config);
