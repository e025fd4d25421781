import { createTranslator } from "use-intl/core";
import { MESSAGES } from "@/components/copy/customer/messages";
import type { Language } from "@/lib/links/view";
import type { AccessArea } from "@/lib/xero/view";

/** The words of a customer's page in its language. Dates are in UTC: the server does not know where the reader is. */
export function wordsIn(language: Language) {
  const t = createTranslator({ locale: language, messages: MESSAGES[language], timeZone: "UTC" });
  const areaNames = new Intl.ListFormat(language === "en" ? "en-GB" : language, { type: "conjunction" });
  return {
    t,
    language,
    /** "invoices, payments and contacts"; what every consent has is named only when there is nothing else. */
    areasOf: (areas: AccessArea[]) => {
      const named = areas.length > 1 ? areas.filter((area) => area !== "settings") : areas;
      return areaNames.format((named.length > 0 ? named : (["settings"] as const)).map((area) => t(`areas.${area}`)));
    },
  };
}

export type Words = ReturnType<typeof wordsIn>;

/** Tags in messages. */
export const rich = {
  b: (chunks: React.ReactNode) => <b className="font-medium text-ink">{chunks}</b>,
};
