import { certificateInUse } from "@/lib/apps/rotate-certificate";
import { signsWithKey } from "@/lib/xero/view";
import { failed, ok, unchecked, warning } from "./finding";
import type { Finding } from "@/lib/setup/view";
import type { AppToCheck } from "./apps";

const DAY_MS = 24 * 60 * 60_000;
const EARLY_DAYS = 60;
const ROTATE = { page: "/dashboard/apps", label: "Create the next certificate" };

/** Until when the installation's certificate is valid, if apps sign with its key. */
export async function checkCertificate(apps: AppToCheck[], now = Date.now()): Promise<Finding> {
  const users = apps.filter((app) => signsWithKey(app) && app.privateKeySealed === null);
  if (users.length === 0) return unchecked("Not needed: no app signs with Gangway’s key.");
  const { validTo } = await certificateInUse();
  const days = Math.floor((Date.parse(validTo) - now) / DAY_MS);
  const until = validTo.slice(0, 10);
  if (days < 0) return failed(`It expired on ${until}.`, ROTATE);
  if (days < EARLY_DAYS) return warning(`It expires on ${until}, in ${days} days.`, ROTATE);
  return ok(`Valid until ${until}.`);
}
