import { type AppToSave, saveApp } from "@/lib/apps/save-app";
import type { Db } from "@/lib/db";
import { addEvent } from "@/lib/events/store";
import { saveGrant } from "@/lib/grants/save-grant";
import { deleteUnusedGrant } from "@/lib/grants/store";
import { randomToken, tokenHash } from "@/lib/seal";
import type { Organisation, TokenSet } from "@/lib/xero/model";
import { sealConfiguration } from "./configuration";
import { createInstance, nextInstanceId, pointInstanceAt } from "./store";

/** What consent brought: the app Xero accepted, the tokens it gave and the organisation they reach. */
export type Consent = { app: AppToSave; tokens: TokenSet; organisation: Organisation };

export type NewInstance = {
  name: string;
  tags: string[];
  configuration: Record<string, string>;
  secretConfiguration: Record<string, string>;
};

/** Makes an instance of a consent. Gives its id and its token, which is stored only as a hash. */
export async function connectInstance(
  tx: Db,
  consent: Consent,
  instance: NewInstance,
): Promise<{ id: number; token: string }> {
  const { organizationId, userId } = consent.app;
  const grantId = await grantOf(tx, consent);
  const id = await nextInstanceId(tx);
  const token = randomToken();
  await createInstance(tx, {
    id,
    organizationId,
    grantId,
    name: instance.name,
    tags: instance.tags,
    tokenHash: tokenHash(token),
    organisation: consent.organisation,
    configuration: instance.configuration,
    configurationSealed: sealConfiguration({ id, organizationId }, instance.secretConfiguration),
    createdById: userId,
  });
  const data = { organisation: consent.organisation.name };
  await addEvent(tx, { organizationId, instanceId: id, userId, type: "instance.connected", data });
  return { id, token };
}

/** Puts a consent under an instance that is there: its id, token, name, tags and history stay. */
export async function reconnectInstance(
  tx: Db,
  consent: Consent,
  instance: { id: number; grantId: string },
): Promise<void> {
  const { organizationId, userId } = consent.app;
  const grantId = await grantOf(tx, consent);
  await pointInstanceAt(tx, instance.id, grantId, consent.organisation);
  if (grantId !== instance.grantId) await deleteUnusedGrant(tx, instance.grantId);
  const data = { organisation: consent.organisation.name };
  await addEvent(tx, { organizationId, instanceId: instance.id, userId, type: "instance.reconnected", data });
}

async function grantOf(tx: Db, { app, tokens, organisation }: Consent): Promise<string> {
  const appId = await saveApp(tx, app);
  // A 1.0a grant is for the organisation; the token answer of a gateway may leave out its id.
  const subject = app.protocol === "oauth1" ? organisation.xeroId : tokens.subject;
  return saveGrant(tx, { organizationId: app.organizationId, appId }, { ...tokens, subject });
}
