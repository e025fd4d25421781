import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { en } from "@/components/copy/customer/en";
import { pseudoMessages } from "@/e2e/support/icu";
import { FAILURE_CODES } from "@/lib/attempts/view";
import type { CustomerFrame, EndedView, KeysView, WelcomeView } from "@/lib/connect/customer/view";
import { ACCESS_AREAS } from "@/lib/xero/customer-access";
import { Choose } from "./choose";
import { Done } from "./done";
import { Ended } from "./ended";
import { Keys } from "./keys";
import { Welcome } from "./welcome";
import { wordsOf } from "./words";

const common = { words: wordsOf("en", pseudoMessages(en)), path: "/c" };
const frame: CustomerFrame = {
  linkId: "1",
  hostId: "3",
  host: {
    name: "Lantern",
    shortName: "Lantern",
    logoUrl: null,
    accentUrl: null,
    reasons: {},
    supportEmail: "help@lantern.example",
    privacyUrl: "https://p",
    termsUrl: "https://t",
  },
  backUrl: "https://b",
  telling: null,
  reconnectName: null,
};
const at = "2026-12-12T14:31:00.000Z";
const access = { areas: [...ACCESS_AREAS], canWrite: false };

const welcome: WelcomeView = { ...frame, madeFor: "Bakery", madeAt: at, expiresAt: at, access, isTierFull: true };
const business = {
  key: "k",
  name: "Bakery",
  legalName: "Bakery",
  countryCode: "NZ",
  currency: "NZD",
  isDemoCompany: false,
  connectedSince: null,
};
const businesses = [business, { ...business, connectedSince: at }, { ...business, isDemoCompany: true }];
const choice = { ...frame, attemptId: "2", minutesLeft: 15, businesses, unavailable: [business], isEmpty: true };
const keys: KeysView = {
  ...frame,
  attemptId: "2",
  redirectUri: "https://r",
  key: "",
  hasSecret: false,
  problems: { key: null, secret: null, both: null },
};
const ended: Omit<EndedView, "reason"> = {
  frame,
  code: "7F1C",
  expiresAt: at,
  canStartAgain: true,
  attemptId: "2",
  isKept: false,
  hasOwnKeys: false,
};
const REASONS = [
  ...FAILURE_CODES,
  "link_revoked",
  "link_expired",
  "link_used",
  "incomplete",
  "no_cookies",
  "not_now",
] as const;

/** Words that no message is meant to say: names, the languages' own, parts of dates and lists, Xero's name. */
const NAMES =
  / and |Lantern|Bakery|help@lantern\.example|English|Deutsch|Français|Español|December|UTC|NZD?|Xero|7F1C/g;

/** Texts and labels of a page that did not come from the messages. */
function unspoken(page: ReactElement): string[] {
  const html = renderToStaticMarkup(page);
  const labels = [...html.matchAll(/(?:aria-label|title|alt|placeholder)="([^"]*)"/g)].map(([, label]) => label!);
  const texts = html.replaceAll(/<[^>]+>/g, "\n").split("\n");
  return [...labels, ...texts].filter((text) =>
    /[a-z]{2,}/i.test(text.replaceAll(/&[#\w]+;/g, "").replaceAll(NAMES, "")),
  );
}

test("everything on a customer's pages comes from the messages", () => {
  const pages = [
    <Welcome key="read" {...common} view={welcome} />,
    <Welcome key="write" {...common} view={{ ...welcome, madeFor: null, access: { ...access, canWrite: true } }} />,
    <Welcome key="again" {...common} view={{ ...welcome, reconnectName: "Bakery" }} />,
    <Choose key="choose" {...common} view={choice} />,
    <Done
      key="done"
      {...common}
      view={{ ...frame, businesses: [{ id: 1, name: "Bakery", access }], isReconnect: false, returnUrl: "https://r" }}
    />,
    <Done
      key="again"
      {...common}
      view={{ ...frame, businesses: [{ id: 1, name: "Bakery", access }], isReconnect: true, returnUrl: null }}
    />,
    <Keys key="keys" {...common} view={keys} />,
    <Keys
      key="wrong keys"
      {...common}
      view={{ ...keys, hasSecret: true, problems: { key: "keyMissing", secret: "unreadable", both: "refused" } }}
    />,
    <Ended key="own keys" {...common} view={{ ...ended, reason: "app_refused", hasOwnKeys: true }} />,
    ...REASONS.flatMap((reason) => [
      <Ended key={reason} {...common} view={{ ...ended, reason }} />,
      <Ended key={`${reason} kept`} {...common} view={{ ...ended, reason, isKept: true }} />,
      <Ended key={`${reason} unknown`} {...common} view={{ ...ended, reason, frame: null, code: null }} />,
    ]),
  ];
  expect(pages.flatMap(unspoken)).toEqual([]);
});

test("who is not known begins a sentence with a capital", () => {
  const view: EndedView = { ...ended, reason: "link_revoked", frame: null };
  const html = renderToStaticMarkup(<Ended words={wordsOf("en", en)} path="/c" view={view} />);
  expect(html).toContain(">The sender took this link back<");
});
