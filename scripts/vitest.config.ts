import { join } from "node:path";
import { defineConfig } from "vitest/config";

const here = (path: string) => join(import.meta.dirname, path);

/** `.stryker-tmp` has copies of the project whose code was changed (scripts/mutation.ts). */
const EXCLUDED = ["**/node_modules/**", ".next", ".stryker-tmp"];

/** Settings the product insists on; worth nothing outside the tests. */
const env = {
  PUBLIC_URL: "http://localhost:3000",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
  SESSION_SECRET: "a session secret that only the tests use",
  // Receivers of webhooks are on this machine.
  WEBHOOK_NETWORKS: "any",
};

export default defineConfig({
  root: here(".."),
  resolve: { tsconfigPaths: true },
  test: {
    env,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["**/*.test.{ts,tsx}"], exclude: [...EXCLUDED, "**/*.db.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["**/*.db.test.ts"],
          exclude: EXCLUDED,
          globalSetup: [here("vitest/template-database.ts")],
          setupFiles: [here("vitest/own-database.ts")],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "drills",
          include: ["e2e/drills/**/*.drill.ts"],
          globalSetup: [here("vitest/template-database.ts")],
          setupFiles: [here("vitest/own-database.ts")],
          // One after the other: what a drill shows must not depend on another's load.
          fileParallelism: false,
          // A drill takes seconds; a machine with other work may take its time.
          testTimeout: 120_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
