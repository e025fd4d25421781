import { request } from "undici";
import { isUntrusted } from "@/lib/certificate";
import { newDispatcher } from "@/lib/outgoing/dispatcher";
import { failed, ok, setting, warning } from "./finding";
import type { Finding } from "@/lib/setup/view";

const TIMEOUT_MS = 5_000;
const dispatcher = () => newDispatcher({ connect: { timeout: TIMEOUT_MS } });

/**
 * Whether browsers reach Gangway at PUBLIC_URL, and Xero accepts that address. `origin` is where the reader's browser has opened
 * the page, if one has.
 */
export async function checkAddress(publicUrl: string, origin: string | null): Promise<Finding> {
  const refused = refusedByXero(new URL(publicUrl));
  if (refused) return refused;
  if (origin !== null && origin !== publicUrl)
    return warning(
      `You opened this page at ${origin}, and PUBLIC_URL says ${publicUrl}. Xero and links in emails lead to the second; if customers use the first, change this line and start Gangway again.`,
      setting("PUBLIC_URL", origin),
    );
  return (await askItself(publicUrl, origin)) ?? ok(`${publicUrl} leads here.`);
}

/** Xero takes `https`, and `http` of `localhost` only. */
function refusedByXero({ protocol, hostname, host, port }: URL): Finding | null {
  if (protocol === "https:" || hostname === "localhost") return null;
  const isLoopback = /^(127\.|\[::1\]$)/.test(hostname);
  const better = isLoopback ? `http://localhost${port && `:${port}`}` : `https://${host}`;
  return failed(
    `PUBLIC_URL is ${protocol}//${host}. Xero accepts only https, and http://localhost, as a redirect URI.`,
    setting("PUBLIC_URL", better),
  );
}

/** What is wrong with the answer at the address, as this server gets it; null when Gangway answers. */
async function askItself(publicUrl: string, origin: string | null): Promise<Finding | null> {
  const own = dispatcher();
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { statusCode, headers, body } = await request(`${publicUrl}/api/live`, { dispatcher: own, signal });
    const text = await body.text();
    const location = String(headers.location ?? "");
    if (statusCode >= 300 && statusCode < 400) return redirected(publicUrl, location);
    return isOurs(text) ? null : failed(`Something else than Gangway answers at ${publicUrl} (status ${statusCode}).`);
  } catch (error) {
    if (isUntrusted(error))
      return failed(`The certificate of ${publicUrl} is not trusted by this server. Browsers may refuse it, too.`);
    if (origin === publicUrl)
      return ok(
        `You opened this page at it. This server itself can't reach ${publicUrl}, which some networks do not allow.`,
      );
    return warning(
      `This server can't reach ${publicUrl}. Open it in a browser: if that works, nothing needs to change.`,
      setting("PUBLIC_URL", publicUrl),
    );
  } finally {
    await own.destroy();
  }
}

function redirected(publicUrl: string, location: string): Finding {
  const to = URL.canParse(location, publicUrl) ? new URL(location, publicUrl).origin : publicUrl;
  const found = `${publicUrl} redirects to ${to}.`;
  return failed(
    `${found} Xero would send customers back through that redirect; name the last address.`,
    setting("PUBLIC_URL", to),
  );
}

function isOurs(text: string): boolean {
  try {
    return (JSON.parse(text) as { alive?: unknown }).alive === true;
  } catch {
    return false;
  }
}
