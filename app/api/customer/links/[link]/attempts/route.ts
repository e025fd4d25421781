import { beginForCustomer } from "@/lib/connect/customer/begin";
import { cookieReader, customerRoute } from "@/lib/customer";
import { depart } from "@/app/api/portal/redirect";

/** "Continue to Xero"; with `keys`, back to the keys that the customer entered. */
export const POST = customerRoute(async ({ request, visitor }) => {
  const mendsKeys = new URL(request.url).searchParams.has("keys");
  return depart(await beginForCustomer(visitor, await cookieReader(), mendsKeys));
});
