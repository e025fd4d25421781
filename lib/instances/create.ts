import type { Caller } from "@/lib/caller";
import { type AppToSave, saveApp } from "@/lib/apps/save-app";
import type { Db } from "@/lib/db";
import { type Actor, recordEvent } from "@/lib/audit-log/record";
import { noteOrganisationName } from "@/lib/grants/note-organisation-name";
import { saveGrant } from "@/lib/grants/save-grant";
import { type Leaver, leaveGrant } from "@/lib/revocations/leave-grant";
import { listConnectedOfGrant } from "@/lib/grants/store";
import { randomToken, tokenHash } from "@/lib/encryption";
import type { AppKind, Organisation, Protocol, TokenSet } from "@/lib/xero/model";
import { type ConfigurationChange, configurationColumns } from "./configuration";
import { protocolOf } from "@/lib/xero/protocol";
import { assignGrant, assignLink, createInstance, nextInstanceId } from "./store";

/** A consent: for whom it was taken, the app Xero accepted and the tokens it issued. */
export type Consent = { caller: Caller; app: AppToSave; tokens: TokenSet };

/** The same once its app is saved. A customer without an account took it when there is `madeWith`. */
export type SavedConsent = {
  actor: Actor;
  createdById: number | null;
  app: { id: string; kind: AppKind; protocol: Protocol; scopes: string[] };
  tokens: TokenSet;
  madeWith?: MadeWith;
};

/** What a customer's link gives the instances that are connected with it. */
export type MadeWith = { linkId: string; visitorHash: Buffer<ArrayBuffer>; externalId: string | null };

export type NewInstance = { name: string; tags: string[]; configuration: ConfigurationChange };

type Wanted = { organisation: Organisation; instance: NewInstance };
type Connected = { id: number; token: string };

/** Makes an instance of each organisation, all on the consent's one grant. Gives ids and tokens, which are stored only as hashes. */
export async function connectInstances(tx: Db, consent: Consent, wanted: Wanted[]): Promise<Connected[]> {
  return wanted.length === 0 ? [] : addInstances(tx, await savedConsent(tx, consent), wanted);
}

/** The same with a consent whose app is saved. */
export async function addInstances(tx: Db, consent: SavedConsent, wanted: Wanted[]): Promise<Connected[]> {
  const first = wanted[0];
  if (!first) return [];
  const grant = await grantOf(tx, consent, first.organisation);
  await tellOthers(tx, consent.actor, grant);
  const made = [];
  for (const each of wanted) made.push(await addInstance(tx, consent, grant, each));
  return made;
}

/** Puts a consent under an instance that is there: its id, token, name, tags and history stay. */
export async function reconnectInstance(
  tx: Db,
  consent: Consent,
  organisation: Organisation,
  instance: Target,
): Promise<void> {
  await assignConsent(tx, await savedConsent(tx, consent), organisation, instance);
}

type Target = Leaver & { organizationId: string };

/** The same with a consent whose app is saved. */
export async function assignConsent(
  tx: Db,
  consent: SavedConsent,
  organisation: Organisation,
  instance: Target,
): Promise<void> {
  await noteOrganisationName(tx, instance, organisation.name);
  const grant = await grantOf(tx, consent, organisation);
  await tellOthers(tx, consent.actor, grant, instance.id);
  const assign = () => assignGrant(tx, instance.id, grant.id, organisation);
  await (grant.id === instance.grantId ? assign() : leaveGrant(tx, instance, assign));
  if (consent.madeWith) await assignLink(tx, instance.id, consent.madeWith);
  const data = { organisation: organisation.name, version: grant.version };
  await recordEvent(tx, consent.actor, { instanceId: instance.id, type: "instance.reconnected", data });
}

type Grant = { id: string; version: number; isReplaced: boolean };

/** Instances that were on the grant go on with the tokens of the new consent: no renewal made those. */
async function tellOthers(tx: Db, actor: Actor, { id, version, isReplaced }: Grant, exceptId?: number) {
  if (!isReplaced) return;
  for (const other of await listConnectedOfGrant(tx, id)) {
    const event = { instanceId: other.id, type: "grant.consented", data: { version } } as const;
    if (other.id !== exceptId) await recordEvent(tx, actor, event);
  }
}

async function addInstance(tx: Db, consent: SavedConsent, grant: Grant, wanted: Wanted): Promise<Connected> {
  const { actor, createdById, madeWith } = consent;
  const { organizationId } = actor;
  const { organisation } = wanted;
  const { name, tags, configuration } = wanted.instance;
  const id = await nextInstanceId(tx);
  const token = randomToken();
  const identity = { id, organizationId, grantId: grant.id, tokenHash: tokenHash(token), createdById };
  const columns = configurationColumns(identity, {}, configuration);
  await createInstance(tx, { ...identity, ...madeWith, name, tags, organisation, ...columns });
  const data = { organisation: organisation.name, version: grant.version };
  await recordEvent(tx, actor, { instanceId: id, type: "instance.connected", data });
  return { id, token };
}

async function savedConsent(tx: Db, { caller, app, tokens }: Consent): Promise<SavedConsent> {
  const id = await saveApp(tx, caller, app);
  return { actor: caller, createdById: caller.userId, app: { ...app, id }, tokens };
}

async function grantOf(tx: Db, { actor, app, tokens }: SavedConsent, organisation: Organisation) {
  const subject = protocolOf(app).subjectOf(tokens, organisation);
  // An answer that names no scopes means those that were requested (RFC 6749 section 5.1).
  const owner = { organizationId: actor.organizationId, appId: app.id, scopes: tokens.scopes ?? app.scopes };
  return saveGrant(tx, owner, { ...tokens, subject });
}
