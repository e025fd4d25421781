import { upperFirst } from "./upper-first";

const VERBS: Record<string, string> = { CREATE: "created", UPDATE: "updated" };

/** A change that Xero reported, by Xero's words for it: "Contact updated in Xero". Xero adds words from time to time. */
export function changeInXero(category: string, type: string): string {
  return `${upperFirst(category.toLowerCase())} ${VERBS[type] ?? "changed"} in Xero`;
}
