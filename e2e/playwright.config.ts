import { defineConfig } from "@playwright/test";
import { findChromium } from "@/scripts/chromium";

export default defineConfig<object, { router: "server" | "next" }>({
  projects: [
    { name: "server", testMatch: "**/*.spec.ts" },
    // The contract once more, where Next.js answers programs.
    { name: "next", testMatch: "**/contract*.spec.ts", use: { router: "next" } },
  ],
  outputDir: "results/artifacts",
  globalSetup: "./global-setup.ts",
  reporter: "list",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  // A machine with other work stands still for seconds at times. What fails is tried once more, and then listed as flaky; a mistake fails twice.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: findChromium() ?? "" },
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // A trace would keep every secret that was typed or shown.
    trace: "off",
  },
});
