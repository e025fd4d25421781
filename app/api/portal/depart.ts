import { endingOf } from "@/lib/attempts/come-back";
import type { Departure } from "@/lib/attempts/send";
import { seeOther } from "@/lib/portal";
import { XeroError } from "@/lib/xero/errors";

/** Sends the browser on, to Xero with the cookie that it has to bring back; when Xero refuses, off to the page that says why. */
export async function depart(begin: () => Promise<Departure>): Promise<Response> {
  try {
    const { location, cookie } = await begin();
    return seeOther(location, cookie === null ? {} : { "set-cookie": cookie });
  } catch (error) {
    if (error instanceof XeroError) return seeOther(`/connect/ended?why=${endingOf(error.reason)}`);
    throw error;
  }
}
