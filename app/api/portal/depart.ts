import type { Departure } from "@/lib/attempts/send";
import { seeOther } from "@/lib/portal";

/** Sends the browser on; to Xero with the cookie that it has to bring back. */
export function depart({ location, cookie }: Departure): Response {
  return seeOther(location, cookie === null ? {} : { "set-cookie": cookie });
}
