import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: { alias: { "@": root.replace(/[\\/]$/, "") } },
  test: {
    // One a core: left to itself, it keeps a core for watching, and on two cores everything waits for everything.
    maxWorkers: availableParallelism(),
    env: { TZ: "UTC", LOG_LEVEL: "silent", AUTH_SECRET: "for-tests-only-for-tests-only-for-tests-only" },
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}", "tests/architecture.test.ts"], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: "tests/support/integration-setup.ts",
          setupFiles: "tests/support/close-databases.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "attacks",
          include: ["tests/attacks/*.test.ts"],
          globalSetup: "tests/support/attacks-setup.ts",
          // All against one app, whose counters of wrong passwords and open streams they share.
          fileParallelism: false,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: { name: "faults", include: ["tests/faults/*.test.ts"], hookTimeout: 60_000 },
      },
    ],
  },
});
