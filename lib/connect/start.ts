import type { Caller } from "@/lib/caller";
import { randomUUID } from "node:crypto";
import { decryptApp } from "@/lib/apps/credentials";
import { ACCEPTED, getApp, updateApp } from "@/lib/apps/store";
import { db } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { isUuid } from "@/lib/validation";
import { requireInstance } from "@/lib/instances/access";
import { XERO_ERRORS, XeroError } from "@/lib/xero/errors";
import type { AppKind, Protocol, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { failurePage } from "./failure-page";
import { randomToken, tokenHash } from "@/lib/encryption";
import { browserCookie } from "./browser-cookie";
import { ATTEMPT_LIFE_MS, DRAFT_LIFE_MS } from "@/lib/attempts/view";
import { encryptFlowState } from "@/lib/attempts/flow-state";
import { type Redirect, beginAuthorization } from "./begin-authorization";
import { type AttemptToCreate, createAttempt } from "@/lib/attempts/store";

/** Starts an attempt whose keys are still to be entered: a draft, bound to this browser (`keepDraft`). */
export async function startAttempt(caller: Caller, kind: AppKind, protocol: Protocol): Promise<Redirect> {
  const browser = randomToken("base64url");
  const draft = { browserHash: tokenHash(browser), expiresAt: new Date(Date.now() + DRAFT_LIFE_MS) };
  const { id } = await newAttempt(caller, { kind, protocol, ...draft });
  return { location: `/connect/keys?attempt=${id}`, cookie: browserCookie(id, browser, DRAFT_LIFE_MS) };
}

/** Starts an attempt with a saved app, straight to Xero; when Xero refuses, to the page that says why. Throws `not_found`. */
export async function startWithApp(caller: Caller, appId: string, instanceId: number | null = null): Promise<Redirect> {
  const app = isUuid(appId) ? await getApp(caller.organizationId, appId) : null;
  if (!app) throw new GangwayError("not_found", "This app is no longer saved.");
  const opened = await decryptApp(app);
  const attempt = await newAttempt(caller, { kind: app.kind, protocol: app.protocol, appId, instanceId });
  try {
    // Keys that Xero refused last time are tested before anybody is sent there with them.
    if (app.problem !== null) await acceptAgain(app.id, opened);
    return await beginAuthorization(attempt, opened, {}, async () => app.id);
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    return { location: failurePage(XERO_ERRORS[error.reason].failure, { attempt: attempt.id }), cookie: null };
  }
}

async function acceptAgain(id: string, app: XeroApp): Promise<void> {
  await protocolOf(app).testKeys(app);
  await updateApp(db(), id, ACCEPTED);
}

/** Starts an attempt that renews an instance's consent: same app; id and token of the instance stay. */
export async function startReconnect(caller: Caller, instanceId: number): Promise<Redirect> {
  const { grant } = await requireInstance(caller, instanceId);
  return startWithApp(caller, grant.app.id, instanceId);
}

type NewAttempt = Pick<AttemptToCreate, "kind" | "protocol" | "appId" | "instanceId" | "browserHash"> & {
  expiresAt?: Date;
};

async function newAttempt({ organizationId, userId }: Caller, run: NewAttempt) {
  const attempt = { id: randomUUID(), organizationId, userId };
  const expiresAt = new Date(Date.now() + ATTEMPT_LIFE_MS);
  await createAttempt({ ...attempt, expiresAt, ...run, secretsSealed: encryptFlowState(attempt, {}) });
  return attempt;
}
