import { declineChoice } from "@/lib/connect/customer/choose";
import { findOwn } from "@/lib/connect/customer/read-page";
import { customerPages } from "@/lib/connect/customer/view";
import { customerRoute } from "@/lib/customer";
import { seeOther } from "@/lib/portal";

/** "Cancel" among the businesses: nothing is connected, and Xero is told so. */
export const POST = customerRoute<{ link: string; attempt: string }>(async ({ visitor, parameters }) => {
  const row = await findOwn(visitor, parameters.attempt);
  if (row) await declineChoice(row);
  return seeOther(customerPages.ended("not_now", { link: parameters.link }));
});
