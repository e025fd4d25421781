import { scopeOf, type Caller } from "@/lib/caller";
import { otherCustomerCallback } from "@/lib/customer-host";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { isUuid } from "@/lib/validation";
import { findInstancesOfOrganisation, getInstance, listInstancesOfOrganisations } from "@/lib/instances/store";
import { installationKey } from "@/lib/apps/installation-key";
import type { Organisation } from "@/lib/xero/model";
import { XERO_ERROR_REASONS, XERO_ERRORS } from "@/lib/xero/errors";
import { protocolOf } from "@/lib/xero/protocol";
import { SCOPE_AREAS } from "@/lib/xero/scopes";
import { isUpgrade, signsWithKey } from "@/lib/xero/view";
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
  const { organizationId, userId } = caller;
  return userId !== null && id !== undefined && isUuid(id) ? getAttempt({ organizationId, userId }, id) : null;
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
  if (row.expiresAt < new Date()) return failed(row.status === "started" && !row.appId ? "draft_expired" : "expired");
  const state = decryptFlowState(row);
  const { typed, code } = state;
  if (hasAnswer(row, state)) return page("organisation");
  if (code) return failed(temporaryFailure(row.problem));
  return typed || !row.appId ? page("keys") : `/connect?app=${row.appId}`;
}

/** Whether Xero has told which organisation can be chosen: of a reconnect, the one it is about. */
export function hasAnswer({ problem }: AttemptRow, { reached }: FlowState): boolean {
  return reached !== undefined && problem === null;
}

/** Why Xero could not be asked last time: the reason that is kept with the attempt, as a failure. */
function temporaryFailure(problem: string | null): FailureCode {
  const reason = XERO_ERROR_REASONS.find((known) => known === problem);
  return reason ? XERO_ERRORS[reason].failure : "xero_unreachable";
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
  const { typed = NOTHING_TYPED, problems = {}, test = null, fullAppId = null } = decryptFlowState(row);
  const { secret, privateKey, ...shown } = typed;
  return {
    attemptId: row.id,
    kind: row.kind,
    protocol: row.protocol,
    callbackUrl: callbackUrl(),
    customerCallbackUrl: otherCustomerCallback(callbackUrl()),
    scopeAreas: protocolOf(row).hasScopes ? SCOPE_AREAS : [],
    certificate: signsWithKey(row) ? (await installationKey()).certificate : null,
    typed: { ...shown, hasSecret: secret !== "", hasPrivateKey: privateKey !== "" },
    problems,
    fullAppId,
    test: test?.ok ? { ...test, at: new Date(test.at).toISOString() } : test,
  };
}

/** What the organisation page shows, once Xero has answered. */
export async function organisationStep(caller: Caller, id: string | undefined): Promise<StepOr<OrganisationStep>> {
  const row = await findOwnAttempt(caller, id);
  if (!row) return NOT_FOUND;
  const secrets = decryptFlowState(row);
  const { reached } = secrets;
  if (row.status !== "returned" || !reached || row.problem !== null) return { redirectTo: currentPage(row) };
  const { organisation, target, choices } = await selectOrganisation(caller, row, reached);
  const isOther = target?.xeroOrganisationId !== organisation.organisationId;
  const view: OrganisationStep = {
    attemptId: row.id,
    endsAtXero: protocolOf(row).canRevoke,
    expiresAt: row.expiresAt.toISOString(),
    organisation,
    name: secrets.name?.typed ?? organisation.name,
    problem: secrets.name?.problem ?? null,
    reconnect: target && { id: target.id, name: target.name, organisationName: target.organisationName, isOther },
    already: await alreadyConnected(caller, row, organisation),
    app: { kind: row.kind, protocol: row.protocol },
    choices: choices && (await choiceViews(caller, secrets, choices)),
    unusable: reached.unusable.map(({ xeroId, name, reason, until }) => {
      return { key: xeroId, name, reason, until: until === null ? null : new Date(until).toISOString() };
    }),
  };
  return { view };
}

async function alreadyConnected(caller: Caller, row: AttemptRow, { organisationId }: Organisation) {
  const found = await findInstancesOfOrganisation(scopeOf(caller), organisationId);
  return found.map(({ id, name, grant: { app } }) => {
    const isSuggested = app.id === row.appId || isUpgrade(app, row);
    return { id, name, app: { kind: app.kind, protocol: app.protocol }, isSuggested };
  });
}

async function choiceViews(caller: Caller, state: FlowState, organisations: Organisation[]) {
  const ids = organisations.map(({ organisationId }) => organisationId);
  const found = await listInstancesOfOrganisations(scopeOf(caller), ids);
  return organisations.map((organisation) => choiceView(state, organisation, found.get(organisation.organisationId)));
}

type Known = { id: number; name: string };

function choiceView({ picked }: FlowState, organisation: Organisation, found: Known[] = []) {
  const already = found.map(({ id, name }) => ({ id, name }));
  const { xeroId: key, name: organisationName } = organisation;
  const name = picked?.names[key] ?? organisationName;
  const problem = picked?.problems[key] ?? null;
  const isTicked = picked ? picked.ticked.includes(key) : already.length === 0;
  return { key, organisationName, facts: organisation, name, problem, isTicked, already };
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
