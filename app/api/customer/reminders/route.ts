import { clientIp } from "@/lib/client-ip";
import { customerPages } from "@/lib/connect/customer/view";
import { openFormRoute } from "@/lib/customer";
import { readForm } from "@/lib/http";
import { seeOther } from "@/lib/portal";
import { stopReminders } from "@/lib/reconnects/stop-reminders";
import { toTrimmedText } from "@/lib/validation";

/** "No more reminders". */
export const POST = openFormRoute(async (request) => {
  const stop = toTrimmedText((await readForm(request)).get("stop"));
  await stopReminders(stop, clientIp(request.headers));
  return seeOther(customerPages.reminders(stop));
});
