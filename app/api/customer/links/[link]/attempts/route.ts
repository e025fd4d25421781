import { beginForCustomer } from "@/lib/connect/customer/begin";
import { cookieReader, customerRoute } from "@/lib/customer";
import { depart } from "@/app/api/portal/redirect";

/** "Continue to Xero". */
export const POST = customerRoute(async ({ visitor }) => depart(await beginForCustomer(visitor, await cookieReader())));
