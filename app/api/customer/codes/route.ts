import { readEmail } from "@/lib/accounts/fields";
import { clientIp } from "@/lib/client-ip";
import { sendCode } from "@/lib/connect/customer/mail-code";
import { customerPages } from "@/lib/connect/customer/view";
import { openFormRoute } from "@/lib/customer";
import { readForm } from "@/lib/http";
import { seeOther } from "@/lib/portal";
import { toTrimmedText } from "@/lib/validation";

/** "Send a code": the answer is the same whether the address is known or not. */
export const POST = openFormRoute(async (request) => {
  const form = await readForm(request);
  const organizationId = toTrimmedText(form.get("host"));
  const email = readEmail(toTrimmedText(form.get("email")));
  const id = await sendCode({ organizationId, email, address: clientIp(request.headers) });
  return seeOther(customerPages.code(organizationId, id));
});
