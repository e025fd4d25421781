import { reconnectOwn } from "@/lib/connect/customer/own-actions";
import { cookieReader, ownRoute } from "@/lib/customer";
import { seeOther } from "@/lib/portal";
import { toId } from "@/lib/validation";

/** "Reconnect": a link of its own for that connection, opened at once. */
export const POST = ownRoute<{ host: string; instance: string }>(async ({ customer, parameters }) => {
  const { location, cookie } = await reconnectOwn(customer, toId(parameters.instance), await cookieReader());
  return seeOther(location, cookie === null ? {} : { "set-cookie": cookie });
});
