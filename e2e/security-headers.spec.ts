import { expect, test } from "./fixtures";
import { ownPortal } from "./support/own-portal";

const PAGES = ["/", "/sign-in", "/forgot-password", "/connect", "/dashboard", "/c/ended", "/no/such/page"];

/** The directives of a policy by their names. */
function directives(policy: string) {
  return Object.fromEntries(policy.split("; ").map((each) => [each.split(" ")[0]!, each.split(" ").slice(1)]));
}

test("every page lets in only scripts that carry its own nonce", async ({ page, signIn }) => {
  await signIn(page);
  const nonces = new Set<string>();
  for (const path of PAGES) {
    const answer = await page.goto(path);
    const policy = directives(answer!.headers()["content-security-policy"]!);
    const nonce = policy["script-src"]!.find((source) => source.startsWith("'nonce-"))!.slice(7, -1);
    nonces.add(nonce);
    expect(policy["default-src"]).toEqual(["'none'"]);
    expect(JSON.stringify(policy)).not.toMatch(/unsafe|\*/);
    // As it was sent: a script that somebody puts into a page has no nonce, and is not run.
    const html = await answer!.text();
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script, path).toContain(`nonce="${nonce}"`);
    expect(html, path).not.toMatch(/<[^>]+\sstyle=|<style|\son\w+=/);
  }
  expect(nonces.size).toBe(PAGES.length);
});

test("nothing shows our pages in a frame, reads their windows or loads their files, but what is meant to be", async ({
  request,
}) => {
  const headersOf = async (path: string) => (await request.get(path, { maxRedirects: 0 })).headers();
  for (const path of ["/sign-in", "/elements/api-v2/elements", "/api/live", "/gangway.js"]) {
    const headers = await headersOf(path);
    expect(headers, path).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "same-origin" });
    expect(headers["permissions-policy"]).toContain("camera=()");
  }
  for (const path of ["/sign-in", "/elements/api-v2/elements", "/api/live"]) {
    const headers = await headersOf(path);
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["cross-origin-resource-policy"], path).toBe("same-origin");
  }
  expect((await headersOf("/gangway.js"))["cross-origin-resource-policy"]).toBeUndefined();
  expect((await headersOf("/sign-in"))["cross-origin-opener-policy"]).toBe("same-origin");
  // A window that a host's page opened keeps it.
  for (const path of ["/c/ended", "/connect/callback"])
    expect((await headersOf(path))["cross-origin-opener-policy"], path).toBeUndefined();
});

test("headers with which Next.js talks to itself are not believed", async ({ request }) => {
  const headers = {
    "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
    "x-middleware-rewrite": "/api/health",
    "x-middleware-prefetch": "1",
    "x-nextjs-data": "1",
  };
  const answer = await request.get("/dashboard", { headers, maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  expect(answer.headers().location).toContain("/sign-in");
  expect(answer.headers()["content-security-policy"]).toContain("nonce-");
});

test("an installation with HTTPS says that it stays so, and sets no cookie for any other way", async ({ portal }) => {
  test.slow(); // it starts a portal
  const own = ownPortal(portal, undefined, { PUBLIC_URL: "https://connect.example.com" });
  const { url, start, stop } = await own;
  await start();
  for (const path of ["/sign-in", "/elements/api-v2/elements"])
    expect((await fetch(url + path)).headers.get("strict-transport-security")).toBe("max-age=31536000");
  const cookies = (await fetch(`${url}/api/auth/csrf`)).headers.getSetCookie();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__(Host|Secure)-/);
    for (const part of ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]) expect(cookie.split("; ")).toContain(part);
  }
  await stop();
});

test("an installation says the same of the hosts below its own where a setting says so", async ({ portal }) => {
  test.slow(); // it starts a portal
  const settings = { PUBLIC_URL: "https://connect.example.com", HSTS_SUBDOMAINS: "on" };
  const { url, start, stop } = await ownPortal(portal, undefined, settings);
  await start();
  const told = (await fetch(`${url}/sign-in`)).headers.get("strict-transport-security");
  expect(told).toBe("max-age=31536000; includeSubDomains");
  await stop();
});
