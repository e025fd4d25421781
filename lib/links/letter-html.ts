import { type Accent, accentOf, GROUNDS } from "@/lib/branding/accent";
import { hostOf, isMailable } from "@/lib/branding/host";
import type { HostRow } from "@/lib/branding/store";
import { customerUrl } from "@/lib/env";
import type { Paragraph } from "./letter";
import type { Language } from "./view";

/** Gangway's own accent, of app/globals.css. */
const OWN_ACCENT = "#0b5a6b";
const QUIET = { light: "#66675f", dark: "#949c97" } as const;
const LINE = { light: "#e2dfd8", dark: "#2b312f" } as const;
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

type LetterHtml = {
  language: Language;
  subject: string;
  organization: HostRow;
  paragraphs: Paragraph[];
  /** Says that the address below may be copied, where a button does nothing. */
  copyInstead: string;
};

/**
 * The frame of every email to a customer: who writes, one card, one column. Tables and inline styles, since mail programs keep little else;
 * dark where the program has a dark theme. Everything that is written in it is escaped; nothing is loaded but a logo, from us.
 */
export function letterHtml({ language, subject, organization, paragraphs, copyInstead }: LetterHtml): string {
  const accent = accentOf(organization.branding?.accent ?? OWN_ACCENT);
  const body = paragraphs.map((paragraph) => drawn(paragraph, accent, copyInstead)).join("\n");
  const { canvas, surface, ink } = GROUNDS.light;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
<style>${themes(accent)}</style>
</head>
<body class="canvas" style="margin:0;padding:0;background:${canvas}">
<table role="presentation" class="canvas" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${canvas}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
<tr><td style="padding:0 4px 16px">${head(organization)}</td></tr>
<tr><td class="card" style="padding:28px 24px 12px;background:${surface};border:1px solid ${LINE.light};border-radius:12px;color:${ink};${FONT};font-size:16px;line-height:24px">
${body}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

/** The host's logo, where mail programs draw its format, and its name. */
function head(organization: HostRow): string {
  const { name, logoUrl } = hostOf(organization);
  const image =
    logoUrl && isMailable(organization)
      ? `<td style="padding-right:10px"><img src="${escape(customerUrl() + logoUrl)}" alt="" height="32" style="display:block;height:32px;max-width:160px;border:0"></td>`
      : "";
  const style = `${FONT};font-size:16px;line-height:24px;font-weight:600;color:${GROUNDS.light.ink}`;
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>${image}<td class="ink" dir="auto" style="${style}">${escape(name)}</td></tr></table>`;
}

function drawn(paragraph: Paragraph, accent: Accent, copyInstead: string): string {
  if (paragraph.kind === "button") return button(paragraph, accent, copyInstead);
  if (paragraph.kind === "code") {
    const style = `margin:0 0 16px;padding:12px 16px;background:${GROUNDS.light.sunken};border-radius:8px;font-family:Menlo,Consolas,monospace;font-size:24px;line-height:32px;letter-spacing:4px`;
    return `<p class="sunken" style="${style}">${escape(paragraph.code)}</p>`;
  }
  const lines = paragraph.lines.map((line) => linked(line, paragraph.url)).join("<br>\n");
  return paragraph.kind === "text"
    ? `<p dir="auto" style="margin:0 0 16px">${lines}</p>`
    : `<p class="quiet" dir="auto" style="margin:0 0 16px;font-size:14px;line-height:21px;color:${QUIET.light}">${lines}</p>`;
}

type Button = Extract<Paragraph, { kind: "button" }>;

/** A link that is drawn by its cell, as Outlook needs it. Its address stands below for who can't press it. */
function button({ title, label, url }: Button, { light }: Accent, copyInstead: string): string {
  const name = title === undefined ? "" : `<p dir="auto" style="margin:0 0 8px;font-weight:600">${escape(title)}</p>\n`;
  const link = `display:inline-block;padding:12px 22px;border-radius:8px;color:${light.onAccent};text-decoration:none;font-weight:600`;
  const small = `margin:0 0 20px;font-size:13px;line-height:19px;color:${QUIET.light};overflow-wrap:anywhere`;
  return `${name}<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 10px"><tr><td class="button" bgcolor="${light.accent}" style="border-radius:8px;background:${light.accent}"><a class="button" href="${escape(url)}" style="${link}">${escape(label)}</a></td></tr></table>
<p class="quiet" style="${small}">${escape(copyInstead)}<br>${linked(url, url)}</p>`;
}

/** Mail programs that know no dark theme leave this out, or turn the light colours over by themselves. */
function themes({ light, dark }: Accent): string {
  const { canvas, surface, sunken, ink } = GROUNDS.dark;
  return `.card p a{color:${light.accent}}
@media (prefers-color-scheme:dark){
.canvas{background:${canvas}!important}
.card{background:${surface}!important;border-color:${LINE.dark}!important;color:${ink}!important}
.ink{color:${ink}!important}
.sunken{background:${sunken}!important}
.quiet,.quiet a{color:${QUIET.dark}!important}
.card p a{color:${dark.accent}!important}
.button{background:${dark.accent}!important;color:${dark.onAccent}!important}
}`;
}

/** Escaped, with an address of ours in it as a link. Others, such as in a host's name, stay text. */
function linked(text: string, url: string | undefined): string {
  if (url === undefined) return escape(text);
  const link = `<a href="${escape(url)}" style="word-break:break-all">${escape(url)}</a>`;
  return text
    .split(url)
    .map((part) => escape(part))
    .join(link);
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
