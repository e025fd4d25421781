import { decryptFlowState, encryptFlowState, type FlowState } from "@/lib/attempts/flow-state";
import { type AttemptRow, endAttempt, getAttemptOfVisitor, lockOpenAttempt } from "@/lib/attempts/store";
import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import { endWithout } from "@/lib/connect/end-attempt";
import { recordEvent } from "@/lib/audit-log/record";
import { type Db, transaction } from "@/lib/db";
import { randomToken, tokenHash } from "@/lib/encryption";
import { addInstances, assignConsent, type SavedConsent } from "@/lib/instances/create";
import { findInstanceOfCustomer } from "@/lib/instances/store";
import { takeUse } from "@/lib/links/store";
import { settleHold } from "@/lib/revocations/hold";
import type { Organisation } from "@/lib/xero/model";
import { placeOf } from "./read-page";
import { customerPages } from "./view";
import { actorOf, type Visitor } from "./visitor";

/** Where a customer who has just agreed at Xero goes on: with one organisation, or none that
 * is new, there is nothing to choose. */
export async function afterConsent(visitor: Visitor, attemptId: string): Promise<string> {
  const { link } = visitor;
  const place = { link: link.id, attempt: attemptId };
  const row = await getAttemptOfVisitor({ linkId: link.id, visitorHash: visitor.visitorHash }, attemptId);
  if (!row) return customerPages.ended("wrong_browser", { link: link.id });
  if (row.status !== "returned") return placeOf(link, row);
  const organisations = decryptFlowState(row).reached?.organisations ?? [];
  const meant = link.instance
    ? organisations.filter(({ organisationId }) => organisationId === link.instance?.xeroOrganisationId)
    : organisations;
  if (meant.length === 0) {
    await endWithout(row, "other_organisation");
    return customerPages.ended("other_organisation", place);
  }
  const there = await Promise.all(meant.map((organisation) => targetOf(visitor, organisation)));
  const isDecided = meant.length === 1 || there.every((instance) => instance !== null);
  return isDecided ? connectForCustomer(visitor, row, meant) : customerPages.choose(place);
}

/**
 * Connects the chosen organisations, once: each that this customer has already keeps its id and token. Returns where the browser
 * goes next.
 */
export async function connectForCustomer(visitor: Visitor, row: AttemptRow, chosen: Organisation[]): Promise<string> {
  const { link } = visitor;
  const place = { link: link.id, attempt: row.id };
  const { tokens, reached } = decryptFlowState(row);
  const { appId } = row;
  if (!tokens || !reached || appId === null) return customerPages.ended("not_found", place);
  const targets = await Promise.all(chosen.map((organisation) => targetOf(visitor, organisation)));
  const outcome = await transaction(async (tx) => {
    if (!(await lockOpenAttempt(tx, row.id))) return "done_before";
    if (!(await takeUse(tx, link.id))) return "link_ended";
    const consent: SavedConsent = consentOf(visitor, { ...row, appId }, tokens);
    const kept = [];
    for (const [at, target] of targets.entries()) {
      if (!target) continue;
      await assignConsent(tx, consent, chosen[at]!, target);
      kept.push(target.id);
    }
    const made = await addInstances(
      tx,
      consent,
      wantedOf(
        visitor,
        chosen.filter((_, at) => !targets[at]),
      ),
    );
    await settleHold(tx, row.id, reached.organisations.length + reached.unusable.length - chosen.length);
    const connected = [...kept, ...made.map(({ id }) => id)];
    await end(visitor, row, { made, connected }, (change) => endAttempt(tx, row.id, change));
    await recordConnected(tx, visitor, connected);
    return "connected";
  });
  if (outcome !== "link_ended") return customerPages.done(place);
  await endWithout(row, "link_ended");
  return customerPages.ended("link_ended", place);
}

async function recordConnected(tx: Db, visitor: Visitor, instances: number[]): Promise<void> {
  const { id, name, externalId, instanceId } = visitor.link;
  const data = { link: name, session: id, externalId, instances };
  await recordEvent(tx, actorOf(visitor), { instanceId, type: "link.connected", data });
}

async function targetOf({ link }: Visitor, { organisationId }: Organisation) {
  return link.instance ?? findInstanceOfCustomer(link.organizationId, organisationId, link.externalId);
}

type ConsentOf = Pick<AttemptRow, "kind" | "protocol"> & { appId: string };

function consentOf(visitor: Visitor, { kind, protocol, appId }: ConsentOf, tokens: NonNullable<FlowState["tokens"]>) {
  const { link, visitorHash } = visitor;
  const app = { id: appId, kind, protocol, scopes: link.scopes };
  const madeWith = { linkId: link.id, visitorHash, externalId: link.externalId };
  return { actor: actorOf(visitor), createdById: link.createdById, app, tokens, madeWith };
}

/** A link for one business names its one instance; everything else is named as at Xero. */
function wantedOf({ link }: Visitor, organisations: Organisation[]) {
  const isNamed = organisations.length === 1 && link.maxUses === 1;
  return organisations.map((organisation) => ({
    organisation,
    instance: { name: isNamed ? link.name : organisation.name, tags: link.tags, configuration: {} },
  }));
}

type Result = Pick<FlowState, "made" | "connected">;
type End = Parameters<typeof endAttempt>[2];

/** The host's program learns the result with a code that works once, while the attempt lives. */
async function end({ link }: Visitor, row: AttemptRow, shown: Result, save: (change: End) => Promise<void>) {
  const code = randomToken("base64url");
  await save({
    organizationId: link.organizationId,
    userId: null,
    instanceId: shown.connected![0]!,
    secretsSealed: encryptFlowState(row, { ...shown, result: code }),
    resultHash: tokenHash(code),
    expiresAt: new Date(Date.now() + ATTEMPT_LIFE_MS),
  });
}
