import { nameMyPasskey, removeMyPasskey } from "@/lib/accounts/passkeys/register";
import { readJson } from "@/lib/http";
import { accountRoute } from "@/lib/portal";

type Parameters = { id: string };

/** Gives it another `name`. */
export const PATCH = accountRoute<Parameters>(async ({ request, account, parameters }) => {
  await nameMyPasskey(account, parameters.id, await readJson(request));
  return new Response(null, { status: 204 });
});

/** Removes it, for the `password` or a `code`. */
export const DELETE = accountRoute<Parameters>(async ({ request, account, parameters }) => {
  await removeMyPasskey(account, parameters.id, await readJson(request));
  return new Response(null, { status: 204 });
});
