import { chromium } from "@playwright/test";
import { findChromium } from "@/scripts/chromium";
import type { Session } from "./server";

const SECONDS = 20;
const LONG_MS = 50;

/** Scrolls through the list in Chromium as fast as its rows come, and tells which tasks kept the page from answering. */
export async function measureScrolling({ url, cookie }: Session): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) return console.log("\nScrolling was not measured: there is no Chromium");
  const browser = await chromium.launch({ executablePath });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, extraHTTPHeaders: { cookie } });
    await page.goto(`${url}/dashboard/instances`);
    await page.locator("[data-row]").first().waitFor();
    const { rows, long, frames } = await page.evaluate(scroll, { seconds: SECONDS, longMs: LONG_MS });
    const longest = Math.max(0, ...long).toFixed(0);
    console.log(
      `\nScrolling for ${SECONDS} s: ${rows} rows passed, ${frames} frames, ${long.length} tasks over ${LONG_MS} ms (longest ${longest} ms)`,
    );
  } finally {
    await browser.close();
  }
}

/** Runs in the page: a step with each frame, as far as rows are there. */
async function scroll({ seconds, longMs }: { seconds: number; longMs: number }) {
  const long: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) if (duration > longMs) long.push(duration);
  });
  // What happened while the page loaded does not count.
  observer.observe({ type: "longtask", buffered: false });
  const until = performance.now() + seconds * 1000;
  let [frames, last] = [0, 0];
  while (performance.now() < until) {
    await new Promise(requestAnimationFrame);
    window.scrollBy(0, 240);
    frames += 1;
    const drawn = [...document.querySelectorAll("[data-row]")].map((row) => Number(row.getAttribute("aria-rowindex")));
    last = Math.max(last, ...drawn);
  }
  observer.disconnect();
  return { rows: last, long, frames };
}
