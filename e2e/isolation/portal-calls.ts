import { PASSWORD } from "../support/organization";
import { type Ids, MARK } from "./neighbour";

export type PortalRow = {
  /** Another organization's admin who names the neighbour's ids. Null where the call names nothing and would change their own. */
  foreign: number | null;
  /** A member who names what their admin connected or made. Null as above. */
  member: number | null;
  /** Who is not signed in: refused, or sent to sign in by a form, or answered. */
  out: number;
  json?: (ids: Ids) => object;
  form?: (ids: Ids) => Record<string, string>;
};

const OWN = 200;
const NONE = 404;
const FOR_ADMINS = 403;
const REFUSED = 400;
const WRONG_PASSWORD = 403;
const NO_MAIL = 409;
const NOT_BEGUN = 409;
const ELSEWHERE = 303;
const SIGN_IN = 401;

const forAdmins = { foreign: NONE, member: FOR_ADMINS, out: SIGN_IN } as const;
/** Names nothing: an admin reads what is theirs. */
const forAdminsOwn = { ...forAdmins, foreign: OWN } as const;
/** Names nothing and changes what is theirs. */
const adminsChange = { ...forAdmins, foreign: null } as const;
const forOwners = { foreign: NONE, member: NONE, out: SIGN_IN } as const;
const own = { foreign: OWN, member: OWN, out: SIGN_IN } as const;
const mine = { foreign: null, member: null, out: SIGN_IN } as const;
/** A form answers with the next page, here the one that says that there is no such thing. */
const ownersForm = { foreign: ELSEWHERE, member: ELSEWHERE, out: ELSEWHERE, form: () => ({}) } as const;
const password = () => ({ password: "a wrong password" });
const named = () => ({ name: "Renamed" });
const hook = () => ({ url: "http://localhost:9/hook", enabled: true });

/** Every call of the portal's pages. A test compares it with the files. */
export const PORTAL_CALLS: Record<string, PortalRow> = {
  "GET account": own,
  "DELETE account/authenticator": { ...mine, foreign: WRONG_PASSWORD, member: WRONG_PASSWORD, json: password },
  "POST account/authenticator": { ...mine, foreign: WRONG_PASSWORD, member: WRONG_PASSWORD, json: password },
  "POST account/authenticator/confirmation": {
    ...mine,
    foreign: NOT_BEGUN,
    member: NOT_BEGUN,
    json: () => ({ code: "1" }),
  },
  "GET account/data": own,
  "POST account/passkeys": { ...mine, foreign: REFUSED, member: REFUSED, json: () => ({ name: "Key" }) },
  "PATCH account/passkeys/{attempt}": { ...mine, foreign: NONE, member: NONE, json: named },
  "DELETE account/passkeys/{attempt}": { ...mine, foreign: WRONG_PASSWORD, member: WRONG_PASSWORD, json: password },
  "POST account/passkeys/options": { ...mine, foreign: WRONG_PASSWORD, member: WRONG_PASSWORD, json: password },
  "POST account/recovery-codes": { ...mine, foreign: WRONG_PASSWORD, member: WRONG_PASSWORD, json: password },
  "DELETE account/sessions": mine,
  "DELETE account/sessions/{session}": { ...forOwners, json: () => ({ password: PASSWORD }) },
  "GET apps": own,
  "POST apps": adminsChange,
  "GET apps/form": forAdminsOwn,
  // Members see the apps they may connect with.
  "GET apps/{app}": { ...forAdmins, member: OWN },
  "PATCH apps/{app}": { ...forAdmins, json: () => ({ name: "Taken", reads: [], madeBefore: false }) },
  "DELETE apps/{app}": forAdmins,
  "POST apps/{app}/private-key": { ...forAdmins, json: () => ({ privateKey: "k" }) },
  "POST apps/{app}/secret": { ...forAdmins, json: () => ({ secret: "s" }) },
  "GET apps/{app}/unused-connections": forAdmins,
  "DELETE apps/{app}/unused-connections": {
    ...forAdmins,
    json: ({ attempt }) => ({ consent: attempt, connectionIds: [attempt] }),
  },
  "GET apps/{app}/xero-webhook": forAdmins,
  "POST apps/{app}/xero-webhook": { ...forAdmins, json: () => ({ key: "another-key-of-an-app" }) },
  "DELETE apps/{app}/xero-webhook": forAdmins,
  "GET attempts": own,
  "POST attempts": { ...ownersForm, member: null, form: ({ app }) => ({ app }) },
  "POST attempts/{attempt}/cancellation": ownersForm,
  "POST attempts/{attempt}/instance": ownersForm,
  "POST attempts/{attempt}/keys": ownersForm,
  "POST attempts/{attempt}/restart": ownersForm,
  "GET audit-log": forAdminsOwn,
  "GET audit-log/export": forAdminsOwn,
  "POST audit-log/verification": forAdminsOwn,
  "GET branding": forAdminsOwn,
  "PATCH branding": adminsChange,
  // Of the whole installation: any admin reads and changes it.
  "GET certificate": forAdminsOwn,
  "POST certificate": adminsChange,
  "PATCH certificate": adminsChange,
  "DELETE certificate": adminsChange,
  "GET instances": own,
  "POST instances/bulk": {
    foreign: OWN,
    member: OWN,
    out: SIGN_IN,
    json: ({ instance }) => ({ action: "disconnect", ids: [instance] }),
  },
  "GET instances/count": own,
  "GET instances/export": own,
  "GET instances/options": own,
  "GET instances/statuses": own,
  "GET instances/{instance}": forOwners,
  "PATCH instances/{instance}": { ...forOwners, json: named },
  "DELETE instances/{instance}": forOwners,
  "POST instances/{instance}/connect-more": ownersForm,
  "POST instances/{instance}/first-call": forOwners,
  "GET instances/{instance}/keys": forAdmins,
  "POST instances/{instance}/keys": { ...forAdmins, json: named },
  "DELETE instances/{instance}/keys/{instanceKey}": forAdmins,
  "POST instances/{instance}/reconnect": ownersForm,
  "POST instances/{instance}/reconnect-link": { ...forOwners, json: () => ({ mail: false }) },
  "GET instances/{instance}/reconnects": forOwners,
  "POST instances/{instance}/renewal": forOwners,
  "POST instances/{instance}/token": forOwners,
  "GET instances/{instance}/webhook": forOwners,
  "PATCH instances/{instance}/webhook": { ...forOwners, json: hook },
  "POST instances/{instance}/webhook/deliveries/{instanceDelivery}/redelivery": forOwners,
  "POST instances/{instance}/webhook/test": forOwners,
  "POST invitations": { ...adminsChange, json: () => ({ email: "somebody@harbour.example", role: "member" }) },
  "POST invitations/by-token": { foreign: NONE, member: NONE, out: NONE, json: () => ({ token: "t".repeat(43) }) },
  "POST invitations/by-token/acceptance": {
    foreign: NONE,
    member: NONE,
    out: NONE,
    json: () => ({ token: "t".repeat(43) }),
  },
  "DELETE invitations/{invitation}": forAdmins,
  "POST invitations/{invitation}/link": forAdmins,
  "GET keys": forAdminsOwn,
  "POST keys": { ...adminsChange, json: () => ({ name: "New", scopes: ["admin"] }) },
  "PATCH keys/{key}": { ...forAdmins, json: named },
  "DELETE keys/{key}": forAdmins,
  "POST keys/{key}/rotation": forAdmins,
  "GET links": forAdminsOwn,
  "POST links": { ...forAdmins, foreign: REFUSED, json: ({ app }) => ({ app, name: "Taken", maxUses: 1, days: 14 }) },
  "GET links/counts": forAdminsOwn,
  "DELETE links/{link}": forAdmins,
  "POST links/{link}/resend": forAdmins,
  "POST organizations": mine,
  // Somebody who is in no other organization is led back.
  "POST organizations/current": {
    foreign: ELSEWHERE,
    member: null,
    out: ELSEWHERE,
    form: ({ organization }) => ({ id: organization }),
  },
  "DELETE organizations/current": { ...adminsChange, json: () => ({ name: MARK }) },
  "GET overview": own,
  "GET overview/history": forAdminsOwn,
  "PATCH password": {
    foreign: WRONG_PASSWORD,
    member: WRONG_PASSWORD,
    out: SIGN_IN,
    json: () => ({ current: "wrong", password: "long enough to count" }),
  },
  "POST password/forgotten": {
    foreign: NO_MAIL,
    member: NO_MAIL,
    out: NO_MAIL,
    json: () => ({ email: "nobody@harbour.example" }),
  },
  "POST password/reset": {
    foreign: NONE,
    member: NONE,
    out: NONE,
    json: () => ({ token: "t".repeat(43), password: "long enough to count" }),
  },
  "GET people": forAdminsOwn,
  "PATCH people/{user}": { ...forAdmins, json: () => ({ role: "member" }) },
  "DELETE people/{user}": forAdmins,
  "POST people/{user}/reset-link": forAdmins,
  "DELETE people/{user}/second-step": forAdmins,
  "DELETE people/{user}/sessions": forAdmins,
  "DELETE secrets/organization/previous": adminsChange,
  "POST secrets/organization/reading": { foreign: WRONG_PASSWORD, member: FOR_ADMINS, out: SIGN_IN, json: password },
  "POST secrets/organization/rotation": { foreign: WRONG_PASSWORD, member: FOR_ADMINS, out: SIGN_IN, json: password },
  "DELETE secrets/user/previous": mine,
  "POST secrets/user/reading": { foreign: WRONG_PASSWORD, member: WRONG_PASSWORD, out: SIGN_IN, json: password },
  "POST secrets/user/rotation": { foreign: WRONG_PASSWORD, member: WRONG_PASSWORD, out: SIGN_IN, json: password },
  "GET settings": forAdminsOwn,
  "PATCH settings": { ...adminsChange, json: named },
  "POST settings/test-mail": adminsChange,
  "POST setup": forAdminsOwn,
  "POST sign-in/passkey": { foreign: OWN, member: OWN, out: OWN },
  // For a browser whose password was right a moment ago.
  "POST sign-in/second-step": { foreign: SIGN_IN, member: SIGN_IN, out: SIGN_IN },
  // A stream of what changes in the session's organization: e2e/live-updates.spec.ts.
  "GET updates": mine,
  "GET webhooks": forAdminsOwn,
  "POST webhooks": { ...forAdmins, foreign: REFUSED, json: ({ app }) => ({ ...hook(), app }) },
  "GET webhooks/{webhook}": forAdmins,
  "PATCH webhooks/{webhook}": { ...forAdmins, json: hook },
  "DELETE webhooks/{webhook}": forAdmins,
  "GET webhooks/{webhook}/deliveries": forAdmins,
  "POST webhooks/{webhook}/deliveries/{delivery}/redelivery": forAdmins,
  "POST webhooks/{webhook}/key": forAdmins,
  "POST webhooks/{webhook}/replay": {
    ...forAdmins,
    json: () => ({ from: "2026-11-29T00:00:00Z", to: "2026-11-30T00:00:00Z" }),
  },
  "POST webhooks/{webhook}/test": forAdmins,
};
