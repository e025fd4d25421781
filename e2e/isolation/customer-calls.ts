import type { Ids } from "./neighbour";

/** Forms of customers' pages: all answer with the next page. */
const LEADS_ON = 303;

type CustomerRow = { status: number; form?: (ids: Ids) => Record<string, string> };

const ofLink = { status: LEADS_ON } as const;
const host = ({ organization }: Ids) => ({ host: organization });

/** Every call of the customers' pages, in which a customer names another organization's link, attempt or instance. */
export const CUSTOMER_CALLS: Record<string, CustomerRow> = {
  // Public, by what they show.
  "GET accents/{colour}": { status: 404 },
  "GET logos/{hash}": { status: 404 },
  "POST codes": { status: LEADS_ON, form: (ids) => ({ ...host(ids), email: "somebody@harbour.example" }) },
  "POST codes/{attempt}": { status: LEADS_ON, form: (ids) => ({ ...host(ids), code: "000000" }) },
  "POST connections/{organization}/{instance}/disconnection": ofLink,
  "POST connections/{organization}/{instance}/reconnection": ofLink,
  "POST links/{link}/attempts": ofLink,
  "POST links/{link}/attempts/{attempt}/cancellation": ofLink,
  "POST links/{link}/attempts/{attempt}/choice": ofLink,
  "POST links/{link}/attempts/{attempt}/keys": ofLink,
  "POST links/{link}/attempts/{attempt}/retry": ofLink,
  "POST links/{link}/attempts/{attempt}/time": ofLink,
  "POST links/{link}/code": { status: LEADS_ON, form: ({ attempt }) => ({ id: attempt, code: "000000" }) },
  "POST links/{link}/codes": ofLink,
  "POST reminders": { status: LEADS_ON, form: () => ({ stop: "s".repeat(43) }) },
};
