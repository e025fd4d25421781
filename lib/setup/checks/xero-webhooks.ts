import { listReceivingApps } from "@/lib/xero-events/state";
import { appPage } from "./apps";
import { failed, namesOf, ok, unchecked, warning } from "./finding";
import type { Finding } from "@/lib/setup/view";

type App = Awaited<ReturnType<typeof listReceivingApps>>[number];

/** Whether what Xero reports of changes arrives, signed with the key that is saved. */
export async function checkXeroWebhooks(organizationId: string | null): Promise<Finding> {
  const apps = await listReceivingApps(organizationId);
  if (apps.length === 0) return unchecked("Not set up: no app has a webhooks key.");
  const inState = (state: App["state"]) => apps.filter((app) => app.state === state);
  const [refusing, waiting] = [inState("refusing"), inState("waiting")];
  if (refusing[0]) {
    const found = `What comes for ${namesOf(refusing)} is not signed with the saved key, and is refused. Copy the webhooks key from Xero again.`;
    return failed(found, appPage(refusing[0], "Replace the key"));
  }
  if (waiting[0]) {
    const found = `Xero has sent nothing yet for ${namesOf(waiting)}. Enter the URL at Xero, and have Xero check it.`;
    return warning(found, appPage(waiting[0], "Show the URL"));
  }
  return ok(`What Xero reports for ${namesOf(apps)} arrives.`);
}
