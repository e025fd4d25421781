import { scopeOf, type Caller } from "@/lib/caller";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { isUuid } from "@/lib/validation";
import { findInstancesOfOrganisation, getInstance } from "@/lib/instances/store";
import { installationKey } from "@/lib/apps/installation-key";
import type { Organisation } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { SCOPE_AREAS } from "@/lib/xero/scopes";
import { signsWithKey } from "@/lib/xero/view";
import { selectOrganisation } from "./select-organisation";
import { type FlowState, decryptFlowState, type TypedKeys } from "@/lib/attempts/flow-state";
import { callbackUrl } from "./begin-authorization";
import { failurePage } from "./failure-page";
import { type AttemptRow, getAttempt } from "@/lib/attempts/store";
import {
  type DoneStep,
  type FailureCode,
  type KeysStep,
  type OrganisationStep,
  readFailureCode,
} from "@/lib/attempts/view";

/** Either what a page shows, or the page that the attempt is really at. */
export type StepOr<View> = { view: View } | { redirectTo: string };

/** The caller's own attempt, or null for any other text. */
export async function findOwnAttempt(caller: Caller, id: string | undefined): Promise<AttemptRow | null> {
  return id !== undefined && isUuid(id) ? getAttempt(caller, id) : null;
}

/** The caller's own attempt. Throws `not_found`, also for somebody else's. */
export async function requireOwnAttempt(caller: Caller, id: string): Promise<AttemptRow> {
  const row = await findOwnAttempt(caller, id);
  if (!row) throw new GangwayError("not_found", "There is no such attempt.");
  return row;
}

/** Whether an attempt can still continue. */
export function isOpen({ status, expiresAt }: AttemptRow): boolean {
  return ["started", "sent", "returned"].includes(status) && expiresAt > new Date();
}

/** The address of the page that an attempt is at. */
export function currentPage(row: AttemptRow): string {
  const page = (path: string) => `/connect/${path}?attempt=${row.id}`;
  if (row.status === "connected") return page("done");
  const failed = (reason: FailureCode) => failurePage(reason, { attempt: row.id });
  if (row.status === "declined" || row.status === "failed") return failed(readFailureCode(row.problem));
  if (row.expiresAt < new Date()) return failed("expired");
  const { organisations, typed, code } = decryptFlowState(row);
  if (organisations) return page("organisation");
  if (code) return failed("xero_unreachable");
  return typed || !row.appId ? page("keys") : `/connect?app=${row.appId}`;
}

const NOT_FOUND = { redirectTo: failurePage("not_found") };

/** What the keys page shows, until Xero has answered. */
export async function keysStep(caller: Caller, id: string | undefined): Promise<StepOr<KeysStep>> {
  const row = await findOwnAttempt(caller, id);
  if (!row) return NOT_FOUND;
  const here = currentPage(row);
  if (!here.startsWith("/connect/keys")) return { redirectTo: here };
  return { view: await keysView(row) };
}

const UNTYPED = { name: "", key: "", secret: "", privateKey: "", reads: [], madeBefore: false };
const NOTHING_TYPED: TypedKeys = { ...UNTYPED, signWith: "installation" };

async function keysView(row: AttemptRow): Promise<KeysStep> {
  const { typed = NOTHING_TYPED, problems = {}, test = null } = decryptFlowState(row);
  const { secret, privateKey, ...shown } = typed;
  return {
    attemptId: row.id,
    kind: row.kind,
    protocol: row.protocol,
    callbackUrl: callbackUrl(),
    scopeAreas: protocolOf(row).hasScopes ? SCOPE_AREAS : [],
    certificate: signsWithKey(row) ? (await installationKey()).certificate : null,
    typed: { ...shown, hasSecret: secret !== "", hasPrivateKey: privateKey !== "" },
    problems,
    test: test?.ok ? { ...test, at: new Date(test.at).toISOString() } : test,
  };
}

/** What the organisation page shows, once Xero has answered. */
export async function organisationStep(caller: Caller, id: string | undefined): Promise<StepOr<OrganisationStep>> {
  const row = await findOwnAttempt(caller, id);
  if (!row) return NOT_FOUND;
  const secrets = decryptFlowState(row);
  if (row.status !== "returned" || !secrets.organisations) return { redirectTo: currentPage(row) };
  const { organisation, target, choices } = await selectOrganisation(caller, row, secrets.organisations);
  const isOther = target?.xeroOrganisationId !== organisation.organisationId;
  const view: OrganisationStep = {
    attemptId: row.id,
    expiresAt: row.expiresAt.toISOString(),
    organisation,
    name: secrets.name?.typed ?? organisation.name,
    problem: secrets.name?.problem ?? null,
    reconnect: target && { id: target.id, name: target.name, organisationName: target.organisationName, isOther },
    already: await findInstancesOfOrganisation(scopeOf(caller), organisation.organisationId),
    choices: choices && (await Promise.all(choices.map((choice) => choiceView(caller, secrets, choice)))),
  };
  return { view };
}

async function choiceView(caller: Caller, { picked }: FlowState, organisation: Organisation) {
  const already = await findInstancesOfOrganisation(scopeOf(caller), organisation.organisationId);
  const { xeroId: key, name: organisationName, countryCode } = organisation;
  const name = picked?.names[key] ?? organisationName;
  const problem = picked?.problems[key] ?? null;
  const isTicked = picked ? picked.ticked.includes(key) : already.length === 0;
  return { key, organisationName, countryCode, name, problem, isTicked, already };
}

/** What the last page shows: instance tokens until the attempt expires. */
export async function doneStep(caller: Caller, id: string | undefined): Promise<StepOr<DoneStep>> {
  const row = await findOwnAttempt(caller, id);
  if (!row) return NOT_FOUND;
  if (row.status !== "connected") return { redirectTo: currentPage(row) };
  const isLive = row.expiresAt > new Date();
  const tokens = new Map((isLive ? (decryptFlowState(row).made ?? []) : []).map((made) => [made.id, made.token]));
  const ids = tokens.size > 0 ? [...tokens.keys()] : row.instanceId === null ? [] : [row.instanceId];
  const found = await Promise.all(ids.map((each) => getInstance(scopeOf(caller), each)));
  const rows = found.filter((each) => each !== null);
  if (!rows[0]) return { redirectTo: "/dashboard/instances" };
  const view: DoneStep = {
    instances: rows.map(({ id, name, organisationName }) => {
      return { id, name, organisationName, token: tokens.get(id) ?? null };
    }),
    isReconnect: rows[0].createdAt < row.createdAt,
    shownUntil: row.expiresAt.toISOString(),
    publicUrl: env().PUBLIC_URL,
  };
  return { view };
}
