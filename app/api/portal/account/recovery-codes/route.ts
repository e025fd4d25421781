import { renewRecoveryCodes } from "@/lib/accounts/second-step/change";
import { readJson } from "@/lib/http";
import { accountRoute } from "@/lib/portal";

/** Makes new recovery codes in place of the ones there are, for the `password` or a `code`. */
export const POST = accountRoute(async ({ request, account }) =>
  Response.json({ recoveryCodes: await renewRecoveryCodes(account, await readJson(request)) }),
);
