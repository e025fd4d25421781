import type { Language } from "@/lib/links/view";
import { type CustomerMessages, en } from "./en";

/** The customer's words in each language. */
export const MESSAGES: Record<Language, CustomerMessages> = { en, de: en, fr: en, es: en, ja: en };

/** A language by its own name, for the switch. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  ja: "日本語",
};
