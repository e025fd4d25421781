import { beginForCustomer } from "@/lib/connect/customer/begin";
import { enterCode } from "@/lib/connect/customer/mail-code";
import { customerPages } from "@/lib/connect/customer/view";
import { cookieReader, customerRoute } from "@/lib/customer";
import { readForm } from "@/lib/http";
import { seeOther } from "@/lib/portal";
import { toTrimmedText } from "@/lib/validation";
import { depart } from "@/app/api/portal/redirect";

/** The code from the mail: a right one leads on to Xero. */
export const POST = customerRoute(async ({ request, visitor }) => {
  const form = await readForm(request);
  const id = toTrimmedText(form.get("id"));
  const cookie = await enterCode(id, toTrimmedText(form.get("code")), visitor.address);
  if (!cookie) return seeOther(`${customerPages.verify({ link: visitor.link.id }, id)}&wrong=1`);
  const jar = await cookieReader();
  const response = depart(await beginForCustomer(visitor, (name) => cookieValue(cookie, name) ?? jar(name)));
  response.headers.append("set-cookie", cookie);
  return response;
});

/** What a cookie that is just being set says. */
function cookieValue(cookie: string, name: string): string | undefined {
  return cookie.startsWith(`${name}=`) ? cookie.slice(name.length + 1, cookie.indexOf(";")) : undefined;
}
