import { randomUUID } from "node:crypto";
import { decryptApp } from "@/lib/apps/credentials";
import { getApp } from "@/lib/apps/store";
import { encryptFlowState } from "@/lib/attempts/flow-state";
import { createAttempt } from "@/lib/attempts/store";
import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import { beginAuthorization, type Redirect } from "@/lib/connect/begin-authorization";
import { endWithout } from "@/lib/connect/end-attempt";
import { endOfLink } from "@/lib/links/store";
import { rateLimit } from "@/lib/rate-limit";
import { XERO_ERRORS, XeroError } from "@/lib/xero/errors";
import { askForKeys } from "./keys";
import { customerPages } from "./view";
import { verificationOf } from "./verify";
import type { CookieOf, Visitor } from "./visitor";

const attemptsOf = rateLimit("customer attempts", 60);

/**
 * Sends a customer to Xero, before that to a check of who it is where one is asked, then to the page for the keys of their own app
 * where they are to enter them or want to mend them, or to the page that says why not. Throws `too_many_requests`.
 */
export async function beginForCustomer(visitor: Visitor, cookieOf: CookieOf, mendsKeys = false): Promise<Redirect> {
  const { link, visitorHash } = visitor;
  const end = endOfLink(link);
  if (end) return { location: customerPages.ended(`link_${end}`, { link: link.id }), cookie: null };
  await attemptsOf.consume(visitorHash.toString("base64url"));
  const verification = await verificationOf(visitor, cookieOf);
  if (verification !== null) return { location: verification, cookie: null };
  const app = link.appId === null ? null : await getApp(link.organizationId, link.appId);
  if (!app || (mendsKeys && link.keysByCustomer)) return { location: await askForKeys(visitor), cookie: null };
  const { organizationId, instanceId } = link;
  const { id: appId, kind, protocol } = app;
  const attempt = { id: randomUUID(), organizationId, userId: null, linkId: link.id };
  const expiresAt = new Date(Date.now() + ATTEMPT_LIFE_MS);
  const secretsSealed = encryptFlowState(attempt, {});
  const run = { kind, protocol, appId, instanceId, visitorHash };
  await createAttempt({ ...attempt, ...run, secretsSealed, expiresAt });
  try {
    return await beginAuthorization(
      attempt,
      { ...(await decryptApp(app)), scopes: link.scopes },
      {},
      async () => appId,
    );
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    const { failure } = XERO_ERRORS[error.reason];
    await endWithout({ ...attempt, linkId: link.id }, failure);
    return { location: customerPages.ended(failure, { link: link.id, attempt: attempt.id }), cookie: null };
  }
}
