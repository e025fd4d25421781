import { createHash, randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "./log";
import { wasDatabaseAway } from "./repeating-pool";

const RETRY_AFTER_SECONDS = 5;

/**
 * Answers a page that failed while the database is away with 503 and a page that says so: Next.js would send a 500, and a document
 * that shows nothing without scripts.
 */
export function tellWhenAway(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (asksForPage(request)) replaceFailure(response);
  });
}

/** What a browser opens; not what scripts of a page ask for. */
function asksForPage({ method, url = "", headers }: IncomingMessage): boolean {
  const isRead = method === "GET" || method === "HEAD";
  return isRead && !headers.rsc && !/^\/(api|_next)\//.test(url) && (headers.accept ?? "").includes("text/html");
}

type Write = (...sent: unknown[]) => boolean;
type End = (...sent: unknown[]) => ServerResponse;

function replaceFailure(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as End;
  const write = response.write.bind(response) as Write;
  const end = response.end.bind(response) as End;
  const isAway = (status: number) => status === 500 && wasDatabaseAway();
  let page: Buffer | null = null;
  response.writeHead = (status: number, ...head: unknown[]) => {
    if (!isAway(status)) return writeHead(status, ...head);
    const requestId = randomBytes(12).toString("hex");
    log.warn({ requestId }, "the database does not answer");
    page = Buffer.from(pageOf(requestId));
    for (const name of response.getHeaderNames()) if (!KEPT.has(name)) response.removeHeader(name);
    return writeHead(503, {
      "content-type": "text/html; charset=utf-8",
      "content-length": page.length,
      "cache-control": "no-store",
      "retry-after": RETRY_AFTER_SECONDS,
      "x-request-id": requestId,
      "content-security-policy": POLICY,
    });
  };
  // Without this the first part would be sent before the head is known to be another's.
  const begin = () => {
    if (!response.headersSent && isAway(response.statusCode)) response.writeHead(response.statusCode);
  };
  response.write = ((...sent: unknown[]) => {
    begin();
    return page ? true : write(...sent);
  }) as typeof response.write;
  response.end = ((...sent: unknown[]) => {
    begin();
    return page ? end(page) : end(...sent);
  }) as typeof response.end;
}

const KEPT = new Set([
  "x-content-type-options",
  "referrer-policy",
  "permissions-policy",
  "strict-transport-security",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
]);

const STYLE = `:root{color-scheme:light dark}body{margin:0;min-height:100dvh;display:grid;place-content:center;gap:16px;
padding:32px;max-width:60ch;margin-inline:auto;font:16px/1.5 system-ui,sans-serif}h1{font-size:24px;line-height:1.2;margin:0}
p{margin:0}a{justify-self:start;padding:12px 16px;border:1px solid;border-radius:6px;color:inherit}`;

const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; frame-ancestors 'none'`;

function pageOf(requestId: string): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Temporarily unavailable</title><style>${STYLE}</style></head><body><h1>Temporarily unavailable</h1>
<p>The database does not answer at the moment. Nothing is known to be lost. Try again in a few seconds.</p>
<a href="">Try again</a><p>Request <code>${requestId}</code></p></body></html>`;
}
