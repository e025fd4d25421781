import { addressProblem, type BrandingView, colourProblem } from "@/lib/branding/view";

const TEXTS = ["name", "shortName", "accent", "supportEmail", "replyTo", "privacyUrl", "termsUrl"] as const;

export type TextEntry = (typeof TEXTS)[number];

/** What is typed. `logo` is the data address of a chosen file, null when it is to be removed, undefined when it stays. */
export type Entries = Record<TextEntry, string> & {
  reasons: Record<string, string>;
  logo: string | null | undefined;
};

export function toEntries(saved: BrandingView): Entries {
  const texts = Object.fromEntries(TEXTS.map((entry) => [entry, saved[entry] ?? ""])) as Record<TextEntry, string>;
  return { ...texts, reasons: saved.reasons, logo: undefined };
}

/** The body that saves them. */
export function toBody({ logo, ...entries }: Entries): object {
  return { ...entries, logo: logo?.slice(logo.indexOf(",") + 1) ?? logo };
}

const CHECKS: Partial<Record<TextEntry, (text: string) => string | null>> = {
  accent: colourProblem,
  privacyUrl: addressProblem,
  termsUrl: addressProblem,
};

/** What is wrong with an entry, as a sentence about "This". */
export function problemOf(entries: Entries, entry: TextEntry): string | undefined {
  const text = entries[entry].trim();
  const problem = text === "" ? null : (CHECKS[entry]?.(text) ?? null);
  return problem === null ? undefined : `This ${problem}`;
}

/** The entries that cannot be saved, in the order of the form. */
export function wrongEntries(entries: Entries): TextEntry[] {
  return TEXTS.filter((entry) => problemOf(entries, entry) !== undefined);
}
