import { resumeForCustomer } from "@/lib/connect/customer/resume";
import { customerPages } from "@/lib/connect/customer/view";
import { findOwn } from "@/lib/connect/customer/read-page";
import { customerRoute } from "@/lib/customer";
import { seeOther } from "@/lib/portal";

/** "Try now", after Xero was busy: goes on with the consent that is kept. */
export const POST = customerRoute<{ link: string; attempt: string }>(async ({ visitor, parameters }) => {
  const row = await findOwn(visitor, parameters.attempt);
  if (!row) return seeOther(customerPages.ended("not_found", { link: parameters.link }));
  return seeOther(await resumeForCustomer(visitor, row));
});
