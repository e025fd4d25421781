import { describe, expect, test } from "vitest";
import type { HostRow } from "@/lib/branding/store";
import { letter, type Paragraph } from "./letter";

const BRANDING: NonNullable<HostRow["branding"]> = {
  name: null,
  shortName: null,
  accent: null,
  reasons: {},
  supportEmail: null,
  replyTo: null,
  privacyUrl: null,
  termsUrl: null,
  logoHash: null,
  logoType: null,
};

const of = (name: string, branding: Partial<typeof BRANDING> = {}) => ({
  name,
  branding: { ...BRANDING, ...branding },
});
const URL = "https://connect.example/c/abc?a=1&b=2";

function html(organization: HostRow, ...paragraphs: Paragraph[]): string {
  const last: Paragraph = { kind: "small", lines: ["Last."] };
  const to = { email: "owner@bakery.example", language: null };
  const mail = letter(to, organization, (_, host) => {
    return { subject: `To ${host}`, paragraphs: [{ kind: "text", lines: [`${host} asks.`] }, ...paragraphs, last] };
  });
  return mail.html!;
}

/** Every tag with its attributes' names, to compare what a page is made of. */
const structure = (page: string) =>
  [...page.matchAll(/<(\/?[a-z][\w]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/gi)].map(
    ([, tag, attributes]) => tag + [...attributes!.matchAll(/\s([\w-]+)=/g)].map(([, name]) => ` ${name}`).join(""),
  );

describe("a host's name", () => {
  const HOSTILE = [
    '"><img src=x onerror=alert(1)>',
    "</title><script>alert(1)</script>",
    "</style><svg/onload=alert(1)>",
    "<a href='https://evil.example'>Click</a>",
    "&lt;b&gt; & 'quotes\"",
    "https://evil.example/login",
    "$& $1 `x` ${y}",
  ];
  const button: Paragraph = { kind: "button", title: "Bakery", label: "Open", url: URL };

  test.each(HOSTILE)("is nothing but text: %s", (name) => {
    const page = html(of(name), { ...button, title: name }, { kind: "text", lines: [`${name}: ${URL}`], url: URL });
    const plain = html(of("Lantern"), button, { kind: "text", lines: [`Lantern: ${URL}`], url: URL });
    expect(structure(page)).toEqual(structure(plain));
    const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
    const title = /<title>(.*?)<\/title>/s.exec(page)![1]!;
    expect(title.replaceAll(/&\w+;|&#39;/g, (entity) => entities[entity as "&amp;"])).toBe(`To ${name}`);
    expect(page).not.toContain('href="https://evil');
  });
});

test("addresses are links to us, escaped once", () => {
  const page = html(of("Lantern"), { kind: "button", label: "Open", url: URL });
  const hrefs = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  expect(hrefs).toEqual(Array(2).fill("https://connect.example/c/abc?a=1&amp;b=2"));
});

test("the button has the host’s colour, as it can be read in both themes, and Gangway’s without one", () => {
  const button: Paragraph = { kind: "button", label: "Open", url: URL };
  expect(html(of("Lantern"), button)).toContain('bgcolor="#0b5a6b"');
  const page = html(of("Lantern", { accent: "#ffee00" }), button);
  expect(page).not.toContain('bgcolor="#ffee00"');
  expect(page).toMatch(/prefers-color-scheme:dark[^]*\.button\{background:#ffee00!important/);
});

test("an SVG, which mail programs do not draw, is left out, and nothing else is loaded", () => {
  const page = html(of("Lantern", { logoHash: "ab", logoType: "image/svg+xml" }), { kind: "code", code: "123456" });
  expect(page).not.toMatch(/<img|src=|url\(|@import|<script|<link/);
  expect(page).toContain(">123456</p>");
});
