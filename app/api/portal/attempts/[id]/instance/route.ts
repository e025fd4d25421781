import { finishAttempt } from "@/lib/attempts/finish";
import { requireOwnAttempt, whereIs } from "@/lib/attempts/steps";
import { asText } from "@/lib/fields";
import { formRoute, seeOther } from "@/lib/portal";

/** The organisation page's form: makes the instance, once however often it is sent. */
export const POST = formRoute<{ id: string }>(async ({ request, user, parameters }) => {
  const row = await requireOwnAttempt(user, parameters.id);
  if (row.status !== "returned" || row.expiresAt < new Date()) return seeOther(whereIs(row));
  const form = await request.formData();
  const isMade = await finishAttempt(user, row, asText(form.get("instance")) || "new", asText(form.get("name")));
  return seeOther(`/connect/${isMade ? "done" : "organisation"}?attempt=${row.id}`);
});
