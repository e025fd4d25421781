import { isTierFull } from "@/lib/apps/full-tier";
import { decryptFlowState } from "@/lib/attempts/flow-state";
import { type AttemptRow, getAttemptOfVisitor } from "@/lib/attempts/store";
import { readFailureCode } from "@/lib/attempts/view";
import { hostOf } from "@/lib/branding/host";
import { findInstanceOfCustomer, listNamesOfIds, listInstancesOfVisitor } from "@/lib/instances/store";
import { endOfLink, type LinkRow } from "@/lib/links/store";
import { supportCode } from "@/lib/links/support-code";
import { isUuid } from "@/lib/validation";
import type { Organisation } from "@/lib/xero/model";
import { accessOf } from "@/lib/xero/customer-access";
import {
  customerPages,
  type CustomerEnd,
  type BusinessView,
  type ChooseView,
  type CustomerFrame,
  type DoneView,
  type EndedView,
  type OpenerMessage,
  type VerifyView,
  type WelcomeView,
} from "./view";
import type { Visitor } from "./visitor";
import type { ConnectPlace } from "@/public/gangway";

/** Either what a page shows, or the page where the customer really is. */
export type PageOr<View> = { view: View } | { redirectTo: string };

/** What the first page shows. */
export async function welcomePage({ link }: Visitor): Promise<PageOr<WelcomeView>> {
  const end = endOfLink(link);
  if (end) return { redirectTo: customerPages.ended(`link_${end}`, { link: link.id }) };
  const view: WelcomeView = {
    ...frameOf(link, at("welcome")),
    madeFor: link.maxUses === 1 ? link.name : null,
    madeAt: link.createdAt.toISOString(),
    expiresAt: link.expiresAt.toISOString(),
    access: accessOfLink(link),
    // A business that is connected already can consent again.
    isTierFull: link.instanceId === null && link.app !== null && (await isTierFull(link.app)),
  };
  return { view };
}

/** What the page for the code from the mail shows. */
export function verifyPage({ link }: Visitor, codeId: string, isWrong: boolean): PageOr<VerifyView> {
  const { id, email, verify } = link;
  if (endOfLink(link) || verify !== "email" || email === null)
    return { redirectTo: customerPages.welcome({ link: id }) };
  return { view: { ...frameOf(link, at("verify")), codeId, isWrong, maskedEmail: maskEmail(email) } };
}

/** "j•••@bakery.example": whose address it is, the link's reader need not learn. */
const maskEmail = (email: string) => email.replace(/^(.).*(?=@)/su, "$1•••");

/** What the choice of businesses shows, once Xero has answered. */
export async function choosePage(
  visitor: Visitor,
  id: string | undefined,
  isEmpty: boolean,
): Promise<PageOr<ChooseView>> {
  const { link } = visitor;
  const row = await findOwn(visitor, id);
  if (!row) return { redirectTo: customerPages.ended("not_found", { link: link.id }) };
  const { reached } = decryptFlowState(row);
  if (row.status !== "returned" || !reached || row.expiresAt < new Date()) return { redirectTo: placeOf(link, row) };
  const found = await Promise.all(reached.organisations.map((organisation) => businessView(link, organisation)));
  const businesses = found.toSorted(
    (one, other) => Number(one.connectedSince !== null) - Number(other.connectedSince !== null),
  );
  const view: ChooseView = {
    ...frameOf(link, at("choose")),
    attemptId: row.id,
    minutesLeft: Math.ceil((row.expiresAt.getTime() - Date.now()) / 60_000),
    businesses,
    unavailable: reached.unusable.map(({ xeroId: key, name }) => ({ key, name })),
    isEmpty,
  };
  return { view };
}

/** What the last page shows: what this run connected, later all that is the customer's. */
export async function donePage(visitor: Visitor, id: string | undefined): Promise<PageOr<DoneView>> {
  const { link } = visitor;
  const row = await findOwn(visitor, id);
  if (!row) return { redirectTo: customerPages.ended("not_found", { link: link.id }) };
  if (row.status !== "connected") return { redirectTo: placeOf(link, row) };
  const { connected, result } = decryptFlowState(row);
  const businesses = connected
    ? await listNamesOfIds(link.organizationId, connected)
    : await listInstancesOfVisitor(visitor);
  const access = accessOfLink(link);
  const view: DoneView = {
    ...frameOf(link, result === undefined ? at("ended") : { gangway: "success", code: result }),
    businesses: businesses.map(({ id, organisationName: name }) => ({ id, name, access })),
    isReconnect: link.instanceId !== null,
    returnUrl:
      result !== undefined && link.returnUrl ? withResult(link.returnUrl, { session: link.id, code: result }) : null,
  };
  return { view };
}

/** What the last page of a customer shows who is not connected. Only with the link's cookie it says more than the reason. */
export async function endedPage(
  visitor: Visitor | null,
  reason: CustomerEnd,
  id: string | undefined,
): Promise<EndedView> {
  const none = { code: null, expiresAt: null, canStartAgain: false, attemptId: null, isKept: false, hasOwnKeys: false };
  if (!visitor) return { reason: NEEDS_LINK.has(reason) ? "no_cookies" : reason, frame: null, ...none };
  const { link } = visitor;
  const row = await findOwn(visitor, id);
  const code = row && supportCode(row.id);
  return {
    reason,
    frame: frameOf(link, endMessage(reason, code)),
    code,
    expiresAt: link.expiresAt.toISOString(),
    canStartAgain: endOfLink(link) === null,
    attemptId: row?.id ?? null,
    isKept: row?.status === "returned" && row.expiresAt > new Date(),
    hasOwnKeys: link.keysByCustomer,
  };
}

/** What is said of a link itself, its date for one, needs the link. */
const NEEDS_LINK = new Set<CustomerEnd>(["not_now", "link_expired"]);

/** The customer's own attempt, or null. */
export async function findOwn({ link, visitorHash }: Visitor, id: string | undefined): Promise<AttemptRow | null> {
  return id !== undefined && isUuid(id) ? getAttemptOfVisitor({ linkId: link.id, visitorHash }, id) : null;
}

/** The page that an attempt is at. */
export function placeOf(link: LinkRow, row: AttemptRow): string {
  const place = { link: link.id, attempt: row.id };
  if (row.status === "connected") return customerPages.done(place);
  if (row.status === "declined" || row.status === "failed")
    return customerPages.ended(readFailureCode(row.problem), place);
  if (row.expiresAt < new Date()) return customerPages.ended("expired", place);
  const { reached, code } = decryptFlowState(row);
  if (reached) return customerPages.choose(place);
  return code ? customerPages.ended("xero_unreachable", place) : customerPages.welcome({ link: link.id });
}

const accessOfLink = ({ app, scopes }: LinkRow) => accessOf({ protocol: app?.protocol ?? "oauth2", scopes });

/** Tells the site that opened the window how far its customer is. */
export const at = (place: ConnectPlace): OpenerMessage => ({ gangway: "at", at: place });

/** Who said no is told as a place: it is nobody's error. */
function endMessage(reason: CustomerEnd, code: string | null): OpenerMessage {
  if (reason === "not_now") return at("welcome");
  return reason === "declined" ? at("xero") : { gangway: "error", reason, supportCode: code };
}

export function frameOf(link: LinkRow, message: OpenerMessage): CustomerFrame {
  const backUrl = link.returnUrl && withResult(link.returnUrl, { session: link.id, status: "exit" });
  return {
    linkId: link.id,
    hostId: link.organizationId,
    host: hostOf(link.organization),
    telling: link.returnUrl === null ? null : { origin: new URL(link.returnUrl).origin, session: link.id, message },
    backUrl,
    reconnectName: link.instance?.organisationName ?? null,
  };
}

function withResult(address: string, result: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value);
  return url.href;
}

async function businessView(link: LinkRow, organisation: Organisation): Promise<BusinessView> {
  const { xeroId: key, name, legalName, countryCode, currency, isDemoCompany, organisationId } = organisation;
  const there = await findInstanceOfCustomer(link.organizationId, organisationId, link.externalId);
  const connectedSince = there?.createdAt.toISOString() ?? null;
  return { key, name, legalName, countryCode, currency, isDemoCompany: isDemoCompany === true, connectedSince };
}
