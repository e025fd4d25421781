import { connectChosen } from "@/lib/connect/customer/choose";
import { findOwn, placeOf } from "@/lib/connect/customer/read-page";
import { customerPages } from "@/lib/connect/customer/view";
import { customerRoute } from "@/lib/customer";
import { readForm } from "@/lib/http";
import { seeOther } from "@/lib/portal";
import { toTrimmedText } from "@/lib/validation";

/** The choice of businesses: connects them, once however often it is sent. */
export const POST = customerRoute<{ link: string; attempt: string }>(async ({ request, visitor, parameters }) => {
  const row = await findOwn(visitor, parameters.attempt);
  if (!row) return seeOther(customerPages.ended("not_found", { link: parameters.link }));
  if (row.status !== "returned" || row.expiresAt < new Date()) return seeOther(placeOf(visitor.link, row));
  const form = await readForm(request);
  return seeOther(await connectChosen(visitor, row, form.getAll("business").map(toTrimmedText)));
});
