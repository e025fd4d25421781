import { cookies } from "next/headers";
import type { TypedKeys } from "@/lib/attempts/flow-state";
import { keepDraft } from "@/lib/connect/draft";
import { readForm } from "@/lib/http";
import { submitKeys } from "@/lib/connect/submit-keys";
import { isOpen, requireOwnAttempt, currentPage } from "@/lib/connect/current-page";
import { toTrimmedText } from "@/lib/validation";
import { formRoute, seeOther } from "@/lib/portal";
import { depart } from "@/app/api/portal/redirect";

/** The keys page's form: tests the keys, saves the app, or saves it and goes to Xero. After the session has ended it is kept as a draft. */
export const POST = formRoute<{ id: string }>(
  async ({ request, user, parameters }) => {
    const row = await requireOwnAttempt(user, parameters.id);
    if (!isOpen(row)) return seeOther(currentPage(row));
    const form = await readForm(request);
    const intent = INTENTS.find((known) => known === toTrimmedText(form.get("intent"))) ?? "continue";
    return depart(await submitKeys(user, row, await typedKeys(form), intent));
  },
  {
    home: async ({ request, parameters }) => {
      const jar = await cookies();
      await keepDraft(parameters.id, (name) => jar.get(name)?.value, await typedKeys(await readForm(request)));
      return `/connect/keys?${new URLSearchParams({ attempt: parameters.id }).toString()}`;
    },
  },
);

async function typedKeys(form: FormData): Promise<TypedKeys> {
  const text = (name: string) => toTrimmedText(form.get(name));
  const file = form.get("privateKeyFile");
  return {
    name: text("name"),
    key: text("key"),
    secret: text("secret"),
    signWith: text("signWith") === "own" ? "own" : "installation",
    privateKey: text("privateKey") || (file instanceof File && file.size < MOST_KEY_BYTES ? await file.text() : ""),
    reads: form.getAll("reads").map(toTrimmedText),
    madeBefore: form.get("madeBefore") === "1",
  };
}

const INTENTS = ["test", "save", "continue"] as const;
const MOST_KEY_BYTES = 64 * 1024;
