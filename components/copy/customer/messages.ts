import type { Language } from "@/lib/links/view";
import { de } from "./de";
import { type CustomerMessages, en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { ja } from "./ja";

/** The customer's words in each language. */
export const MESSAGES: Record<Language, CustomerMessages> = { en, de, fr, es, ja };

/** A language by its own name, for the switch. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  ja: "日本語",
};
