import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { scopeOf } from "@/lib/instances/access";
import { findInstancesOfOrganisation, getInstance } from "@/lib/instances/store";
import type { Caller } from "@/lib/organizations/store";
import { installationKey } from "@/lib/signing-keys/installation-key";
import { openAttempt } from "./secrets";
import { callbackUrl } from "./send";
import { isUuid } from "./start";
import { type AttemptRow, getAttempt } from "./store";
import type { DoneStep, KeysStep, OrganisationStep } from "./view";

/** Either what a page shows, or the page that the run has really come to. */
export type StepOr<View> = { view: View } | { elsewhere: string };

/** The caller's own attempt, or null; whatever stands in the address. */
export async function findOwnAttempt(caller: Caller, id: string | undefined): Promise<AttemptRow | null> {
  return id !== undefined && isUuid(id) ? getAttempt(caller, id) : null;
}

/** The caller's own attempt. Throws `not_found`, also for somebody else's. */
export async function requireOwnAttempt(caller: Caller, id: string): Promise<AttemptRow> {
  const row = await findOwnAttempt(caller, id);
  if (!row) throw new GangwayError("not_found", "There is no such run.");
  return row;
}

/** Whether a run can still go on. */
export function isOpen({ status, expiresAt }: AttemptRow): boolean {
  return ["started", "sent", "returned"].includes(status) && expiresAt > new Date();
}

/** The address of the page that a run has come to. */
export function whereIs(row: AttemptRow): string {
  const page = (path: string) => `/connect/${path}?attempt=${row.id}`;
  if (row.status === "connected") return page("done");
  if (row.status === "declined" || row.status === "failed") return `${page("ended")}&why=${row.problem ?? "failed"}`;
  if (row.expiresAt < new Date()) return `${page("ended")}&why=late`;
  const { organisation, typed, verifier } = openAttempt(row);
  if (organisation) return page("organisation");
  if (verifier) return `${page("ended")}&why=xero_unreachable`;
  return typed || !row.appId ? page("keys") : `/connect?app=${row.appId}`;
}

const GONE = { elsewhere: "/connect/ended?why=gone" };

/** What the keys page shows of a run, until Xero has answered. */
export async function keysStep(caller: Caller, id: string | undefined): Promise<StepOr<KeysStep>> {
  const row = await findOwnAttempt(caller, id);
  if (!row) return GONE;
  const here = whereIs(row);
  if (!here.startsWith("/connect/keys")) return { elsewhere: here };
  return { view: await keysView(row) };
}

const NOTHING_TYPED = { name: "", key: "", secret: "", signWith: "installation", privateKey: "" } as const;

async function keysView(row: AttemptRow): Promise<KeysStep> {
  const { typed = NOTHING_TYPED, problems = {}, test = null } = openAttempt(row);
  const isPartner = row.kind === "partner" && row.protocol === "oauth1";
  const { name, key, signWith, secret, privateKey } = typed;
  return {
    attemptId: row.id,
    kind: row.kind,
    protocol: row.protocol,
    callbackUrl: callbackUrl(),
    certificate: isPartner ? (await installationKey()).certificate : null,
    typed: { name, key, signWith, hasSecret: secret !== "", hasPrivateKey: privateKey !== "" },
    problems,
    test: test?.ok ? { ...test, at: new Date(test.at).toISOString() } : test,
  };
}

/** What the organisation page shows of a run that Xero has answered. */
export async function organisationStep(caller: Caller, id: string | undefined): Promise<StepOr<OrganisationStep>> {
  const row = await findOwnAttempt(caller, id);
  if (!row) return GONE;
  const { organisation, name } = openAttempt(row);
  if (row.status !== "returned" || !organisation) return { elsewhere: whereIs(row) };
  const scope = scopeOf(caller);
  const [already, target] = await Promise.all([
    findInstancesOfOrganisation(scope, organisation.organisationId),
    row.instanceId === null ? null : getInstance(scope, row.instanceId),
  ]);
  const isOther = target?.xeroOrganisationId !== organisation.organisationId;
  const view: OrganisationStep = {
    attemptId: row.id,
    organisation,
    name: name?.typed ?? organisation.name,
    problem: name?.problem ?? null,
    reconnect: target && { id: target.id, name: target.name, organisationName: target.organisationName, isOther },
    already,
  };
  return { view };
}

/** What the last page shows: the token as long as the attempt lives. */
export async function doneStep(caller: Caller, id: string | undefined): Promise<StepOr<DoneStep>> {
  const row = await findOwnAttempt(caller, id);
  if (!row) return GONE;
  if (row.status !== "connected") return { elsewhere: whereIs(row) };
  const instance = row.instanceId === null ? null : await getInstance(scopeOf(caller), row.instanceId);
  if (!instance) return { elsewhere: "/dashboard/instances" };
  const isLive = row.expiresAt > new Date();
  const view: DoneStep = {
    instance: { id: instance.id, name: instance.name, organisationName: instance.organisationName },
    isReconnect: instance.createdAt < row.createdAt,
    token: isLive ? (openAttempt(row).instanceToken ?? null) : null,
    shownUntil: row.expiresAt.toISOString(),
    publicUrl: env().PUBLIC_URL,
  };
  return { view };
}
