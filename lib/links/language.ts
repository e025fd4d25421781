import { LANGUAGES, type Language } from "./view";

/** The cookie with the language that a customer chose, or that their link is in. */
export const LANGUAGE_COOKIE = "gangway-language";

/** The language of a customer's page: as chosen, else the first of the browser's that we have (RFC 9110, 12.5.4), else English. */
export function pickLanguage(chosen: string | undefined, acceptLanguage: string | null): Language {
  return readLanguage(chosen) ?? preferred(acceptLanguage ?? "") ?? "en";
}

/** The language of that tag, or null. */
export function readLanguage(tag: string | null | undefined): Language | null {
  const main = tag?.trim().toLowerCase().split("-")[0];
  return LANGUAGES.find((language) => language === main) ?? null;
}

function preferred(header: string): Language | null {
  const ranges = header
    .slice(0, 500)
    .split(",")
    .map((range) => {
      const [tag = "", quality = ""] = range.split(";");
      const weight = /^\s*q=([\d.]{1,5})\s*$/i.exec(quality)?.[1];
      return { language: readLanguage(tag), weight: weight === undefined ? 1 : Number(weight) };
    });
  const known = ranges.filter(({ language, weight }) => language !== null && weight > 0);
  return known.toSorted((one, other) => other.weight - one.weight)[0]?.language ?? null;
}

/** The Set-Cookie header that remembers a language for a year. */
export function languageCookie(language: Language): string {
  return `${LANGUAGE_COOKIE}=${language}; Path=/; SameSite=Lax; Max-Age=31536000`;
}
