import { readForm } from "@/lib/http";
import { finishAttempt } from "@/lib/attempts/finish";
import { requireOwnAttempt, whereIs } from "@/lib/attempts/steps";
import { asText } from "@/lib/fields";
import { formRoute, seeOther } from "@/lib/portal";

/** The organisation page's form: makes the instance, once however often it is sent. */
export const POST = formRoute<{ id: string }>(async ({ request, user, parameters }) => {
  const row = await requireOwnAttempt(user, parameters.id);
  if (row.status !== "returned" || row.expiresAt < new Date()) return seeOther(whereIs(row));
  const form = await readForm(request);
  const names = [...form].flatMap(([name, value]) =>
    name.startsWith("name:") ? [[name.slice(5), asText(value)]] : [],
  );
  const isMade = await finishAttempt(user, row, {
    instance: asText(form.get("instance")) || "new",
    name: asText(form.get("name")),
    organisations: form.getAll("organisation").map(asText),
    names: Object.fromEntries(names) as Record<string, string>,
  });
  return seeOther(`/connect/${isMade ? "done" : "organisation"}?attempt=${row.id}`);
});
