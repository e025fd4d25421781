import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { messagesByKey, placeholdersOf } from "@/e2e/support/icu";
import { type Language, LANGUAGES, localeOf } from "@/lib/links/view";
import { ACCESS_AREAS } from "@/lib/xero/customer-access";
import { wordsIn } from "@/components/customer/words";
import { en } from "./en";
import { MESSAGES } from "./messages";

const ENGLISH = messagesByKey(en);
const TITLE = /[tT]itle$|^done\.reconnected$/;
/** With the host's short name, as hosts are told to choose it. */
const BUTTON =
  /^welcome\.(continue|notNow)$|^choose\.(connect|cancel|more)$|^done\.back$|^ended\.(write|again|xeroAgain|chooseAgain|startAfterAll|startHere|tryNow|back)$|^keys\.mend$/;
const DATE = new Date("2026-12-12T14:31:00Z");

const fail = (error: Error) => {
  throw error;
};
const SPEAKERS = Object.fromEntries(
  LANGUAGES.map((language) => {
    const messages = MESSAGES[language];
    const t = createTranslator({ locale: localeOf(language), messages, timeZone: "UTC", onError: fail });
    const { areasInTitle } = wordsIn(language);
    return [language, { t, areas: [areasInTitle(["invoices", "contacts"]), areasInTitle([...ACCESS_AREAS])] }];
  }),
);

/** What a message says with every sort of its values. */
function said(language: Language, key: string, host: string): string[] {
  const { t, areas } = SPEAKERS[language]!;
  const business = "Harbour Lane Bakery";
  const dates = { until: DATE, made: DATE, date: DATE };
  const email = "j•••@bakery.example";
  const tags = { a: (chunks: string) => chunks, b: (chunks: string) => chunks };
  const values = { host, business, name: business, email, language: "English", ...dates, ...tags };
  const sorts = [
    { what: "read", count: 1, minutes: 1, areas: areas[0]! },
    { what: "write", count: 2, minutes: 15, areas: areas[0]! },
    { what: "read", count: 12, minutes: 2, areas: areas[1]! },
    { what: "write", count: 12, minutes: 60, areas: areas[1]! },
  ];
  return sorts.map((sort) => t.markup(key as "welcome.title", { ...values, ...sort }));
}

describe.each(LANGUAGES)("%s", (language) => {
  const messages = messagesByKey(MESSAGES[language]);

  test("has the placeholders and tags of English in every message", () => {
    const of = (map: Map<string, string>) => [...map].map(([key, message]) => [key, placeholdersOf(message)]);
    expect(Object.fromEntries(of(messages))).toEqual(Object.fromEntries(of(ENGLISH)));
  });

  test("says every message with any values, and leaves no placeholder", () => {
    for (const key of messages.keys())
      for (const text of said(language, key, "Lantern Software")) expect(text, key).toMatch(/^[^{}<>]+$/);
  });

  test("has titles and buttons that fit", () => {
    const most = language === "en" ? 72 : 90;
    const keys = [...messages.keys()];
    const long = [
      ...keys
        .filter((key) => TITLE.test(key))
        .flatMap((key) => said(language, key, "Lantern Software").filter(({ length }) => length > most)),
      ...keys
        .filter((key) => BUTTON.test(key))
        .flatMap((key) => said(language, key, "Lantern").filter(({ length }) => length > 24)),
    ];
    expect([...new Set(long)]).toEqual([]);
  });

  test("speaks of businesses and connections, with apostrophes that ICU does not read", () => {
    for (const [key, message] of messages)
      expect(message, key).not.toMatch(/\b(instances?|tokens?|oauth|scopes?|api|webhooks?|errors?)\b|'/i);
  });
});

test.each(LANGUAGES.slice(1))("%s leaves nothing in English", (language) => {
  const same = [...messagesByKey(MESSAGES[language])].filter(([key, message]) => message === ENGLISH.get(key));
  expect(same).toEqual([]);
});

/** "{until}" for "{until, date, ::dMMMM}", whose colons are no punctuation. */
const withoutDateFormats = (messages: Map<string, string>) =>
  [...messages].map(([key, message]) => [key, message.replaceAll(/, date, ::\w+/g, "")] as const);

test("French has no-break spaces, and no word before a name that would be shortened", () => {
  for (const [key, message] of withoutDateFormats(messagesByKey(MESSAGES.fr))) {
    expect(message, key).not.toMatch(/ [:;?!»]|« |\w[:;?!](\s|$)/);
    expect(message, key).not.toMatch(/\b(de|que|si|le|la) \{(host|business|name)\}/i);
  }
});

test("titles name two areas, or books; lists name all", () => {
  const { areasOf, areasInTitle } = wordsIn("es");
  expect(areasInTitle(["invoices", "reports", "settings"])).toBe("facturas e informes");
  expect(areasInTitle(["invoices", "contacts", "reports"])).toBe("libros contables");
  expect(areasOf(["invoices", "contacts", "payroll"])).toBe("facturas, contactos y nóminas");
  expect(areasOf(["settings"])).toBe("datos de empresa");
});

test("dates, plurals and lists follow the language", () => {
  const until = (language: Language) => wordsIn(language).t("ended.link_expired.title", { until: DATE });
  expect(LANGUAGES.map(until)).toEqual([
    "This link ended on 12 December",
    "Dieser Link galt bis 12. Dezember",
    "Ce lien était valable jusqu’au 12 décembre",
    "Este enlace terminó el 12 de diciembre",
    "このリンクは12月12日に終了しました",
  ]);
  const done = (count: number) => wordsIn("ja").t("done.title", { count, host: "Lantern", business: "Bakery" });
  expect(done(1)).toBe("完了しました。Lantern が Bakery を読み取れます");
  expect(done(1200)).toBe("完了しました。Lantern が 1,200件の事業者を読み取れます");
});

test("every message is used", () => {
  const root = join(import.meta.dirname, "../../..");
  const files = ["app", "components", "lib/xero"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|copy\/customer\/(en|de|fr|es|ja)\.ts$/.test(file))
      .map((file) => readFileSync(join(root, folder, file), "utf8")),
  );
  const source = files.join("\n");
  const isUsed = (key: string) => {
    if (source.includes(`"${key}"`)) return true;
    const [section, ...rest] = key.split(".");
    // A template names the section, and a list elsewhere the entry.
    return (
      source.includes(`\`${section}.\${`) &&
      (rest.length < 2 || source.includes(`}.${rest[1]}\``)) &&
      (source.includes(`"${rest[0]}"`) || source.includes(`  ${rest[0]}: `))
    );
  };
  expect([...ENGLISH.keys()].filter((key) => !isUsed(key))).toEqual([]);
});
