import { readForm } from "@/lib/http";
import { submitKeys } from "@/lib/connect/submit-keys";
import { isOpen, requireOwnAttempt, currentPage } from "@/lib/connect/current-page";
import { toTrimmedText } from "@/lib/validation";
import { formRoute, seeOther } from "@/lib/portal";
import { depart } from "@/app/api/portal/redirect";

/** The keys page's form: tests the keys, saves the app, or saves it and goes to Xero. */
export const POST = formRoute<{ id: string }>(async ({ request, user, parameters }) => {
  const row = await requireOwnAttempt(user, parameters.id);
  if (!isOpen(row)) return seeOther(currentPage(row));
  const form = await readForm(request);
  const text = (name: string) => toTrimmedText(form.get(name));
  const file = form.get("privateKeyFile");
  const typed = {
    name: text("name"),
    key: text("key"),
    secret: text("secret"),
    signWith: text("signWith") === "own" ? ("own" as const) : ("installation" as const),
    privateKey: text("privateKey") || (file instanceof File && file.size < MOST_KEY_BYTES ? await file.text() : ""),
    reads: form.getAll("reads").map(toTrimmedText),
    madeBefore: form.get("madeBefore") === "1",
  };
  return depart(await submitKeys(user, row, typed, INTENTS.find((intent) => intent === text("intent")) ?? "continue"));
});

const INTENTS = ["test", "save", "continue"] as const;
const MOST_KEY_BYTES = 64 * 1024;
