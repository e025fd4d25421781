import { readForm } from "@/lib/http";
import { listAttempts, readGroup } from "@/lib/attempts/list";
import { startAttempt, startWithApp } from "@/lib/connect/start";
import { depart } from "@/app/api/portal/redirect";
import { readAppKind } from "@/lib/xero/view";
import { formRoute, portalRoute } from "@/lib/portal";

/** A page of runs: `group`, `cursor`. */
export const GET = portalRoute(async ({ request, user }) => {
  const query = new URL(request.url).searchParams;
  return Response.json(await listAttempts(user, readGroup(query), query.get("cursor") || null));
});

/** Begins a run: with `app`, a saved app's id, straight to Xero; with `kind`, to the keys page. */
export const POST = formRoute(async ({ request, user }) => {
  const form = await readForm(request);
  const app = form.get("app");
  if (typeof app === "string" && app !== "") return depart(await startWithApp(user, app));
  const { kind, protocol } = readAppKind(form.get("kind"), form.get("protocol"));
  return depart(await startAttempt(user, kind, protocol));
});
