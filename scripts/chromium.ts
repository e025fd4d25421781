import { existsSync } from "node:fs";

/** Debian's package of Chromium's old headless mode, which draws no window of a browser around each page. */
export const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";

const USUAL_PLACES = [
  HEADLESS_SHELL,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** The browser for the e2e tests: CHROMIUM_PATH, or one that is installed already; null when there is none. */
export function findChromium(): string | null {
  return process.env.CHROMIUM_PATH || (USUAL_PLACES.find((place) => existsSync(place)) ?? null);
}
