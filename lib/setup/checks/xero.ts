import type { Settings } from "@/lib/env";
import { proxyOf } from "@/lib/outgoing/proxy";
import { XeroError } from "@/lib/xero/errors";
import { belowUrl, callXero } from "@/lib/xero/http";
import { failed, ok, warning } from "./finding";
import type { Change, Finding } from "@/lib/setup/view";
import { TRUST_LINE } from "./database";
import { exampleLine } from "./settings";

/** What a call without a token brought: Xero's clock, at which moment of ours. */
export type XeroCall = { date: string | undefined; at: number } | { error: XeroError };

/** Calls Xero, which refuses it: any answer shows that the way there is open. */
export async function callWithoutToken({ XERO_API_BASE_URL: base }: Settings): Promise<XeroCall> {
  try {
    const answer = await callXero("GET", belowUrl(base, "/connections"), { accept: "application/json" });
    return { date: answer.header("date"), at: Date.now() };
  } catch (error) {
    if (error instanceof XeroError) return { error };
    throw error;
  }
}

const OAUTH2 = ["XERO_AUTHORIZE_URL", "XERO_TOKEN_URL", "XERO_REVOCATION_URL", "XERO_API_BASE_URL"] as const;
const isXeros = (address: string) => new URL(address).hostname.endsWith(".xero.com");

/** Whether calls reach Xero, and through which proxy. */
export function checkXero(settings: Settings, call: XeroCall): Finding {
  const url = new URL(settings.XERO_API_BASE_URL);
  const proxy = proxyOf(url);
  const way = proxy ? `through the proxy ${new URL(proxy).host}` : "directly";
  if ("error" in call)
    return failed(
      `A call to ${url.host}, ${way}, got no answer. ${call.error.explanation}`,
      remedyOf(call.error, proxy),
    );
  const own = OAUTH2.filter((name) => isXeros(settings[name]));
  if (own.length > 0 && own.length < OAUTH2.length)
    return warning(
      `Some calls go to Xero and some to a stand-in: ${own.join(", ")} ${own.length === 1 ? "is" : "are"} Xero's own. Set all four, or none.`,
      { line: own.map((name) => `${name}=${at(url.origin, settings[name])}`).join("\n") },
    );
  const where = isXeros(url.href) ? "Xero" : `${url.host}, which stands in for Xero,`;
  return ok(`Calls reach ${where} ${way}.`);
}

/** The same path at another origin. */
const at = (origin: string, address: string) => new URL(new URL(address).pathname, origin).href.replace(/\/$/, "");

function remedyOf({ reason }: XeroError, proxy: string | undefined): Change | undefined {
  if (reason === "certificate_untrusted") return TRUST_LINE;
  return proxy ? { line: `NO_PROXY=.xero.com` } : { line: exampleLine("HTTPS_PROXY") };
}
