import { defineConfig } from "@playwright/test";
import { findChromium } from "@/scripts/chromium";

export default defineConfig({
  testMatch: "**/*.spec.ts",
  outputDir: "results/artifacts",
  globalSetup: "./global-setup.ts",
  reporter: "list",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: findChromium() ?? "" },
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // A trace would keep every secret that was typed or shown.
    trace: "off",
  },
});
