import type { Redirect } from "@/lib/connect/begin-authorization";
import { seeOther } from "@/lib/portal";

/** Sends the browser on; to Xero with the cookie that it has to bring back. */
export function depart({ location, cookie }: Redirect): Response {
  return seeOther(location, cookie === null ? {} : { "set-cookie": cookie });
}
