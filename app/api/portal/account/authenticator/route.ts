import { beginAuthenticator, removeAuthenticator } from "@/lib/accounts/second-step/my-authenticator";
import { readJson } from "@/lib/http";
import { accountRoute } from "@/lib/portal";

/** Makes a key for an authenticator app, for the `password`. */
export const POST = accountRoute(async ({ request, account }) =>
  Response.json(await beginAuthenticator(account, (await readJson(request)).password)),
);

/** Removes the app, for the `password` or a `code`. */
export const DELETE = accountRoute(async ({ request, account }) => {
  await removeAuthenticator(account, await readJson(request));
  return new Response(null, { status: 204 });
});
