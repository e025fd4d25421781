import { wordsIn } from "@/components/customer/words";

/** Sentences of the customer's first page, with `{host}` where the name goes that is being typed. */
export type PreviewWords = { title: string; lead: string; button: string; runBy: string };

/** The same sentences that customers read. */
export function previewWords(): PreviewWords {
  const { t, areasOf } = wordsIn("en");
  const host = "{host}";
  return {
    title: t("welcome.title", { host, what: "read", areas: areasOf(["invoices", "contacts"]) }),
    lead: t("welcome.lead", { host }),
    button: t("welcome.continue"),
    runBy: t("frame.runBy", { host }),
  };
}
