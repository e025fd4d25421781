import { extendTime } from "@/lib/connect/customer/choose";
import { customerPages } from "@/lib/connect/customer/view";
import { findOwn, placeOf } from "@/lib/connect/customer/read-page";
import { customerRoute } from "@/lib/customer";
import { seeOther } from "@/lib/portal";

/** "Give me 15 minutes more". */
export const POST = customerRoute<{ link: string; attempt: string }>(async ({ visitor, parameters }) => {
  const row = await findOwn(visitor, parameters.attempt);
  if (!row) return seeOther(customerPages.ended("not_found", { link: parameters.link }));
  await extendTime(visitor, row);
  return seeOther(placeOf(visitor.link, row));
});
