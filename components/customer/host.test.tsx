import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { accentAnswer } from "@/lib/branding/answer-accent";
import { accentPath, type Host } from "@/lib/branding/view";
import type { WelcomeView } from "@/lib/connect/customer/view";
import type { Language } from "@/lib/links/view";
import { Welcome } from "./welcome";
import { wordsIn } from "./words";

const HOST: Host = {
  name: "Lantern Software",
  shortName: "Lantern",
  logoUrl: null,
  accentUrl: null,
  reasons: {},
  supportEmail: null,
  privacyUrl: null,
  termsUrl: null,
};

const VIEW: WelcomeView = {
  linkId: "0198",
  hostId: "0197",
  host: HOST,
  backUrl: null,
  telling: null,
  reconnectName: null,
  madeFor: "Harbour Lane Bakery",
  madeAt: "2026-11-27T00:00:00.000Z",
  expiresAt: "2026-12-12T00:00:00.000Z",
  access: { areas: ["invoices", "contacts"], canWrite: false },
  isTierFull: false,
};

const html = (host: Partial<Host>, language: Language = "en") =>
  renderToStaticMarkup(<Welcome words={wordsIn(language)} path="/c" view={{ ...VIEW, host: { ...HOST, ...host } }} />);

it("calls the host by its full name where it signs, and by its short name in sentences", () => {
  const page = html({});
  for (const sentence of [
    "Lantern Software would like to read your invoices and contacts in Xero",
    "What Lantern reads",
    "Then tell Lantern.",
    "by Lantern Software on",
    "Run by Lantern Software with Gangway. Not a product of Xero.",
  ])
    expect(page).toContain(sentence);
});

it("says why in the host's words where it has some in the reader's language", () => {
  const reasons = { en: "So that Lantern can show who owes you money." };
  expect(html({ reasons })).toContain(reasons.en);
  expect(html({ reasons }, "de")).not.toContain(reasons.en);
});

it("is coloured by one file, in the accent's place only, and by no style within it", async () => {
  const page = html({ accentUrl: accentPath("#8F7bff") });
  expect(page).toContain('href="/api/customer/accents/8f7bff"');
  expect(page).not.toContain("style=");
  const styles = await accentAnswer("8f7bff").text();
  expect(styles.replaceAll(/:[^;}]+/g, "")).toBe(".host.host{--accent;--accent-hover;--on-accent;--accent-soft}");
  expect(accentAnswer("8f7bff}*{").status).toBe(404);
});

it("draws a logo as an image, and the first letter without one", () => {
  const logoUrl = "/api/customer/logos/0";
  expect(html({ logoUrl }).match(new RegExp(`<img src="${logoUrl}" alt=""`, "g"))).toHaveLength(2);
  expect(html({})).not.toContain("<img");
});

it("links to the host's own pages and person", () => {
  const page = html({ supportEmail: "help@lantern.example", privacyUrl: "https://lantern.example/privacy" });
  expect(page).toContain(`href="https://lantern.example/privacy"`);
  expect(page).toContain(`href="mailto:help@lantern.example"`);
  expect(page).not.toContain("Terms");
});
