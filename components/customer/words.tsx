import { createTranslator } from "use-intl/core";
import { MESSAGES } from "@/components/copy/customer/messages";
import type { CustomerMessages } from "@/components/copy/customer/en";
import { type Language, localeOf } from "@/lib/links/view";
import type { AccessArea } from "@/lib/xero/view";

/** A title names at most so many areas; the list below it names all. */
const MOST_IN_TITLE = 2;

/** The words of a customer's page in its language. */
export const wordsIn = (language: Language) => wordsOf(language, MESSAGES[language]);

/** The words of a page from these messages. Dates are in UTC: the server does not know where the reader is. */
export function wordsOf(language: Language, messages: CustomerMessages) {
  const locale = localeOf(language);
  const t = createTranslator({ locale, messages, timeZone: "UTC" });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  /** "invoices, payments and contacts". */
  const areasOf = (areas: AccessArea[]) => list.format(toName(areas).map((area) => t(`areas.${area}`)));
  return {
    t,
    language,
    areasOf,
    /** "invoices and contacts", or "books" for more than a title holds. */
    areasInTitle: (areas: AccessArea[]) => (toName(areas).length > MOST_IN_TITLE ? t("areas.books") : areasOf(areas)),
  };
}

/** What every consent has is named only when there is nothing else. */
function toName(areas: AccessArea[]): AccessArea[] {
  const named = areas.filter((area) => area !== "settings");
  return named.length > 0 ? named : ["settings"];
}

export type Words = ReturnType<typeof wordsOf>;

/** Tags in messages. */
export const rich = {
  b: (chunks: React.ReactNode) => <b className="font-medium text-ink">{chunks}</b>,
};
