import { describe, expect, test } from "vitest";
import { messagesByKey, placeholdersOf } from "@/e2e/support/icu";
import { linkMail } from "./mail";
import { MAIL_WORDS } from "./mail-words/words";
import { LANGUAGES } from "./view";

const link = {
  name: "Harbour Lane Bakery",
  organization: { name: "Lantern", branding: null },
  instance: null,
  expiresAt: new Date("2026-12-12T14:31:00Z"),
  email: "office@bakery.example",
  url: "https://connect.example/c/abc",
};
const instance = {
  id: 1,
  organizationId: "1",
  grantId: "1",
  name: "Bakery",
  organisationName: "Harbour Lane Café",
  xeroOrganisationId: "1",
  xeroConnectionId: null,
  removedAt: null,
};

describe.each(LANGUAGES)("%s", (language) => {
  const words = messagesByKey(MAIL_WORDS[language]);

  test("has the placeholders of English in every message", () => {
    for (const [key, message] of messagesByKey(MAIL_WORDS.en))
      expect(placeholdersOf(words.get(key)!), key).toEqual(placeholdersOf(message));
  });

  test("says all of both mails, with the address on a line of its own", () => {
    for (const [kind, business] of [
      [null, "Harbour Lane Bakery"],
      [instance, "Harbour Lane Café"],
    ] as const) {
      const { subject, text, html } = linkMail({ ...link, language, instance: kind });
      expect(subject).toMatch(/Lantern/);
      expect(subject).toContain(business);
      expect(text).toContain("\n\nhttps://connect.example/c/abc\n\n");
      expect(subject + text).not.toMatch(/[{}]|\b(token|instance|OAuth)\b/);
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).toContain('<a class="button" href="https://connect.example/c/abc"');
      for (const line of text.split("\n").filter(Boolean)) expect(html).toContain(line);
    }
  });
});

test("dates follow the language; without one it is English", () => {
  const lineOf = (language: string | null) =>
    linkMail({ ...link, language })
      .text.split("\n")
      .find((line) => /12/.test(line));
  expect([null, "de", "fr", "es", "ja"].map(lineOf)).toEqual([
    "Open this link. It works until 12 December:",
    "Öffnen Sie diesen Link. Er gilt bis 12. Dezember:",
    "Ouvrez ce lien. Il est valable jusqu’au 12 décembre\u00a0:",
    "Abra este enlace. Funciona hasta el 12 de diciembre:",
    "次のリンクを開いてください。12月12日まで有効です。",
  ]);
});
