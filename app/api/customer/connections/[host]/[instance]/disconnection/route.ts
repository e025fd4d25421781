import { disconnectOwn } from "@/lib/connect/customer/own-actions";
import { customerPages } from "@/lib/connect/customer/view";
import { ownRoute } from "@/lib/customer";
import { seeOther } from "@/lib/portal";
import { toId } from "@/lib/validation";

/** "Disconnect", after it was asked by name. */
export const POST = ownRoute<{ host: string; instance: string }>(async ({ customer, parameters }) => {
  await disconnectOwn(customer, toId(parameters.instance));
  return seeOther(customerPages.connections(parameters.host));
});
