import { decryptFlowState } from "@/lib/attempts/flow-state";
import type { AttemptRow } from "@/lib/attempts/store";
import { resumeConsent } from "@/lib/connect/handle-callback";
import { afterConsent } from "./finish";
import { customerPages } from "./view";
import { placeOf } from "./read-page";
import type { Visitor } from "./visitor";

/** Goes on with the consent that is kept with an attempt. Returns where the browser goes next. */
export async function resumeForCustomer(visitor: Visitor, row: AttemptRow): Promise<string> {
  const secrets = decryptFlowState(row);
  const isKept = row.status === "returned" && row.expiresAt > new Date() && secrets.code && !secrets.reached;
  if (!isKept) return placeOf(visitor.link, row);
  const place = { link: visitor.link.id, attempt: row.id };
  const reason = await resumeConsent(row, secrets);
  return reason ? customerPages.ended(reason, place) : afterConsent(visitor, row.id);
}
