import { clientIp } from "@/lib/client-ip";
import { enterCode } from "@/lib/connect/customer/mail-code";
import { customerPages } from "@/lib/connect/customer/view";
import { openFormRoute } from "@/lib/customer";
import { readForm } from "@/lib/http";
import { seeOther } from "@/lib/portal";
import { toTrimmedText } from "@/lib/validation";

/** "Show my connections": a right code opens them in this browser. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return openFormRoute(async () => {
    const form = await readForm(request);
    const host = toTrimmedText(form.get("host"));
    const cookie = await enterCode(id, toTrimmedText(form.get("code")), clientIp(request.headers));
    return cookie
      ? seeOther(customerPages.connections(host), { "set-cookie": cookie })
      : seeOther(`${customerPages.code(host, id)}&wrong=1`);
  })(request);
}
