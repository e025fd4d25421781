import { readForm } from "@/lib/http";
import { completeAttempt } from "@/lib/connect/complete";
import { requireOwnAttempt, currentPage } from "@/lib/connect/current-page";
import { toTrimmedText } from "@/lib/validation";
import { formRoute, seeOther } from "@/lib/portal";

/** The organisation page's form: makes the instance, once however often it is sent. */
export const POST = formRoute<{ id: string }>(async ({ request, user, parameters }) => {
  const row = await requireOwnAttempt(user, parameters.id);
  if (row.status !== "returned" || row.expiresAt < new Date()) return seeOther(currentPage(row));
  const form = await readForm(request);
  const names = [...form].flatMap(([name, value]) =>
    name.startsWith("name:") ? [[name.slice(5), toTrimmedText(value)]] : [],
  );
  const isMade = await completeAttempt(user, row, {
    instance: toTrimmedText(form.get("instance")) || "new",
    name: toTrimmedText(form.get("name")),
    organisations: form.getAll("organisation").map(toTrimmedText),
    names: Object.fromEntries(names) as Record<string, string>,
  });
  return seeOther(`/connect/${isMade ? "done" : "organisation"}?attempt=${row.id}`);
});
