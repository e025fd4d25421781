import { takesKeys } from "@/lib/connect/customer/keys";
import { findOwn, placeOf } from "@/lib/connect/customer/read-page";
import { submitOwnKeys } from "@/lib/connect/customer/submit-keys";
import { customerPages } from "@/lib/connect/customer/view";
import { customerRoute } from "@/lib/customer";
import { readForm } from "@/lib/http";
import { endOfLink } from "@/lib/links/store";
import { seeOther } from "@/lib/portal";
import { toTrimmedText } from "@/lib/validation";
import { depart } from "@/app/api/portal/redirect";

/** The keys of the customer's own app: right ones lead on to Xero. */
export const POST = customerRoute<{ link: string; attempt: string }>(async ({ request, visitor, parameters }) => {
  const { link, attempt } = parameters;
  const row = await findOwn(visitor, attempt);
  if (!row || endOfLink(visitor.link)) return seeOther(customerPages.welcome({ link }));
  if (!takesKeys(visitor, row)) return seeOther(placeOf(visitor.link, row));
  const form = await readForm(request);
  const text = (name: string) => toTrimmedText(form.get(name));
  return depart(await submitOwnKeys(visitor, row, { key: text("key"), secret: text("secret") }));
});
