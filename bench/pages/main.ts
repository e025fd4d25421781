import { type Browser, chromium } from "@playwright/test";
import { findChromium } from "@/scripts/chromium";
import { freePort } from "@/scripts/ports";
import "../lib/end-on-signals";
import { withNextApp } from "../lib/next-app";
import { withPortal } from "../lib/portal";
import { signIn } from "../lib/sign-in";
import { addresses } from "./addresses";
import { audit, type Device } from "./audit";
import { scriptBytes } from "./script";

// Every page as Lighthouse sees it, on a desktop and a phone, in both themes, and the script that it loads above an
// empty page of the same Next.js.
const DEVICES: Device[] = ["desktop", "phone"];
/** Chromium's own setting of what a page is told of the reader's wish. */
const THEMES = { light: "--blink-settings=preferredColorScheme=1", dark: "--blink-settings=preferredColorScheme=0" };

const executablePath = findChromium();
if (!executablePath) throw new Error("There is no Chromium; CHROMIUM_PATH may name one");

const floor = await withNextApp("bench/pages/empty", { path: "/" }, ({ url }) =>
  inChromium("light", (_, browser) => scriptBytes(browser, url, null)),
);
console.log(`An empty page loads ${kilobytes(floor)} of script.\n`);
await withPortal(async (portal) => {
  const cookie = await signIn(portal);
  const pages = await addresses(portal, cookie);
  console.log("| page | script above an empty page |\n| --- | ---: |");
  await inChromium("light", async (_, browser) => {
    for (const { path, isOpen } of pages) {
      const bytes = await scriptBytes(browser, portal.url + path, isOpen ? null : cookie);
      console.log(`| ${path} | ${kilobytes(bytes - floor)} |`);
    }
  });
  console.log("\n| page | device, theme | performance | accessibility | best practices | layout shift |");
  console.log("| --- | --- | ---: | ---: | ---: | ---: |");
  for (const theme of ["light", "dark"] as const)
    await inChromium(theme, async (port) => {
      for (const { path, isOpen } of pages)
        for (const device of DEVICES) {
          const found = await audit(portal.url + path, port, device, isOpen ? null : cookie);
          const scores = [found.performance, found.accessibility, found.bestPractices, found.layoutShift.toFixed(3)];
          console.log(`| ${[path, `${device}, ${theme}`, ...scores].join(" | ")} |`);
          for (const reason of found.reasons) console.log(`  ${reason}`);
        }
    });
});

async function inChromium<T>(
  theme: keyof typeof THEMES,
  work: (port: number, browser: Browser) => Promise<T>,
): Promise<T> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: executablePath!,
    args: [`--remote-debugging-port=${port}`, THEMES[theme]],
  });
  try {
    return await work(port, browser);
  } finally {
    await browser.close();
  }
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
