import { clientIp } from "@/lib/client-ip";
import { customerPages } from "@/lib/connect/customer/view";
import { openLink } from "@/lib/connect/customer/visitor";
import { cookieReader, endOfError } from "@/lib/customer";
import { languageCookie, readLanguage } from "@/lib/links/language";
import { seeOther } from "@/lib/portal";

/** The address in a link. Its token goes into a cookie, so that no page has it in its address. Opening it uses nothing up. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const address = clientIp(request.headers);
  try {
    const opened = await openLink({ token, address, cookieOf: await cookieReader(), isSeen: isSeen(request) });
    if (!opened) return seeOther(customerPages.ended("incomplete"));
    const response = seeOther(customerPages.welcome({ link: opened.linkId }), { "set-cookie": opened.cookie });
    const language = readLanguage(new URL(request.url).searchParams.get("lang")) ?? opened.language;
    if (language) response.headers.append("set-cookie", languageCookie(language));
    return response;
  } catch (error) {
    return seeOther(customerPages.ended(endOfError(error)));
  }
}

/** Browsers that show a page say so; scanners and previews of links do not, or say that they only fetch. */
function isSeen({ method, headers }: Request): boolean {
  const purposes = [headers.get("sec-purpose"), headers.get("purpose")];
  return (
    method === "GET" && headers.get("sec-fetch-dest") === "document" && purposes.every((purpose) => purpose === null)
  );
}
