import { createTranslator } from "use-intl/core";
import { type Language, localeOf } from "@/lib/links/view";
import { de } from "./de";
import { en, type MailWords } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { ja } from "./ja";

/** The words of mails to customers in each language. They are here since lib, which sends mails, knows no components. */
export const MAIL_WORDS: Record<Language, MailWords> = { en, de, fr, es, ja };

/** Says a message of a mail in that language. Dates are in UTC: nobody knows where the reader is. */
export const mailWordsIn = (language: Language) =>
  createTranslator({ locale: localeOf(language), messages: MAIL_WORDS[language], timeZone: "UTC" });
