import { verificationOf } from "@/lib/connect/customer/verify";
import { customerPages } from "@/lib/connect/customer/view";
import { cookieReader, customerRoute } from "@/lib/customer";
import { seeOther } from "@/lib/portal";

/** "Send another": a new code to the link's address. */
export const POST = customerRoute(async ({ visitor }) => {
  const page = await verificationOf(visitor, await cookieReader());
  return seeOther(page ?? customerPages.welcome({ link: visitor.link.id }));
});
