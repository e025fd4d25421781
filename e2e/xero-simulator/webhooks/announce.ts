import { organisationAt } from "../organisations";
import type { Store } from "../store";

/** Where the resources of each category are. */
export const categories = { CONTACT: "Contacts", INVOICE: "Invoices", CREDITNOTE: "CreditNotes" } as const;

export type Category = keyof typeof categories;

export const types = ["CREATE", "UPDATE"] as const;

export interface Change {
  category: Category;
  type: (typeof types)[number];
  resourceId: string;
}

/** Tells every app that is connected with an organisation, and whose webhook passed the check, of a change. Returns how many. */
export function announce(store: Store, tenantId: string, { category, type, resourceId }: Change): number {
  const connected = store.state.oauth2.connections.filter(
    (each) => organisationAt(each.organisation).OrganisationID === tenantId,
  );
  const told = [...new Set(connected.map((each) => each.appKey))].filter(
    (key) => store.app(key)?.webhook?.status === "ok",
  );
  const event = {
    resourceUrl: `${store.origin}/api.xro/2.0/${categories[category]}/${resourceId}`,
    resourceId,
    tenantId,
    tenantType: "ORGANISATION",
    eventCategory: category,
    eventType: type,
    // Xero's times do not say that they are UTC.
    eventDateUtc: new Date(store.now()).toISOString().slice(0, -1),
  };
  for (const key of told) store.outbox.add(store, key, event);
  return told.length;
}
