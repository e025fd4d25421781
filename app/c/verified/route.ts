import { beginForCustomer } from "@/lib/connect/customer/begin";
import { proveHostCheck } from "@/lib/connect/customer/host-check";
import { customerPages } from "@/lib/connect/customer/view";
import { cookieReader, endOfError, getVisitor } from "@/lib/customer";
import { seeOther } from "@/lib/portal";
import { depart } from "@/app/api/portal/redirect";

/** Back from the host's page, which knows this customer: on to Xero. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const link = query.get("link") ?? "";
  const visitor = await getVisitor(link);
  if (!visitor) return seeOther(customerPages.ended("no_cookies"));
  try {
    if (!(await proveHostCheck(visitor, query.get("proof") ?? "")))
      return seeOther(customerPages.ended("not_verified", { link }));
    return depart(await beginForCustomer(visitor, await cookieReader()));
  } catch (error) {
    return seeOther(customerPages.ended(endOfError(error), { link }));
  }
}
