import { beginPasskey } from "@/lib/accounts/passkeys/register";
import { readJson } from "@/lib/http";
import { accountRoute } from "@/lib/portal";

/** What the browser makes a passkey with, for the `password`. */
export const POST = accountRoute(async ({ request, account }) =>
  Response.json(await beginPasskey(account, (await readJson(request)).password)),
);
