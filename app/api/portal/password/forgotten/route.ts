import { readJson } from "@/lib/http";
import { openRoute } from "@/lib/portal";
import { askForReset } from "@/lib/accounts/reset-password";
import { readEmail } from "@/lib/accounts/fields";

/** Mails a link to `email`. The answer is the same whether somebody has that address. */
export const POST = openRoute(async ({ request, address }) => {
  await askForReset(readEmail((await readJson(request)).email), address);
  return new Response(null, { status: 204 });
});
