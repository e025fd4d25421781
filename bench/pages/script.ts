import type { Browser } from "@playwright/test";

/** The script that a page loads until it is quiet, in bytes as they come over the wire. */
export async function scriptBytes(browser: Browser, url: string, cookie: string | null): Promise<number> {
  const page = await browser.newPage({ extraHTTPHeaders: cookie === null ? {} : { cookie } });
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  try {
    // It would be open as long as the page is.
    await page.route("**/api/portal/updates", (route) => route.abort());
    await page.goto(url, { waitUntil: "networkidle" });
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  } finally {
    await page.close();
  }
}
