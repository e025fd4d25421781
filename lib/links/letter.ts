import { senderOf } from "@/lib/branding/host";
import type { HostRow } from "@/lib/branding/store";
import type { CustomerAddress } from "@/lib/instances/customer-address";
import type { Mail } from "@/lib/mail";
import { readLanguage } from "./language";
import { letterHtml } from "./letter-html";
import { mailWordsIn } from "./mail-words/words";

/** A paragraph of a letter: `url` is an address of ours in its lines; a button's stands in the text part, below `title` where it has one. */
export type Paragraph =
  | { kind: "text" | "small"; lines: string[]; url?: string }
  | { kind: "button"; title?: string; label: string; url: string }
  | { kind: "code"; code: string };

export type Words = ReturnType<typeof mailWordsIn>;

/** What a letter says, in its reader's words; `host` is how its sender is called. */
export type Write = (t: Words, host: string) => { subject: string; paragraphs: Paragraph[] };

/** An email to a customer, as text and as HTML, in the language of their link, else in English. */
export function letter(to: CustomerAddress, organization: HostRow, write: Write): Mail {
  const language = readLanguage(to.language) ?? "en";
  const sender = senderOf(organization);
  const t = mailWordsIn(language);
  const { subject, paragraphs } = write(t, sender.name);
  const all: Paragraph[] = [...paragraphs.slice(0, -1), withEnd(paragraphs.at(-1)!, t("notXero"))];
  return {
    to: to.email,
    sender,
    subject,
    text: `${all.map(asText).join("\n\n")}\n`,
    html: letterHtml({ language, subject, organization, paragraphs: all, copyInstead: t("copyInstead") }),
  };
}

function withEnd(last: Paragraph, line: string): Paragraph {
  return "lines" in last ? { ...last, lines: [...last.lines, line] } : last;
}

function asText(paragraph: Paragraph): string {
  if (paragraph.kind === "code") return paragraph.code;
  if (paragraph.kind !== "button") return paragraph.lines.join("\n");
  return paragraph.title === undefined ? paragraph.url : `${paragraph.title}\n${paragraph.url}`;
}
