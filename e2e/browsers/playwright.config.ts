import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

/** The customers' journeys in Firefox and WebKit, where they are installed: docs/onboarding.md says what came of it. */
export default defineConfig({
  ...base,
  testDir: "..",
  globalSetup: "../global-setup.ts",
  outputDir: "../results/browsers",
  workers: 1,
  timeout: 90_000,
  projects: [
    {
      name: "firefox",
      testMatch: ["embedded.spec.ts", "links.spec.ts", "customer-keys.spec.ts"],
      use: {
        browserName: "firefox",
        channel: "moz-firefox",
        launchOptions: { executablePath: join(import.meta.dirname, "firefox-relay.js") },
      },
    },
    { name: "webkit", testMatch: "browsers/webkit.journey.ts" },
  ],
});
