import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "scripts/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // On two cores Vitest would leave one to itself; files mostly wait for Postgres and browser.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
