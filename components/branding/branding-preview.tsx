import { HostMark } from "@/components/customer/host-mark";
import { buttonStyle } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { accentOf, accentStyle } from "@/lib/branding/accent";
import { type BrandingView, colourProblem } from "@/lib/branding/view";
import type { Entries } from "./entries";
import { shownLogo } from "./logo-field";
import type { PreviewWords } from "./preview-words";

type PreviewProps = { saved: BrandingView; entries: Entries; words: PreviewWords };

/** The customer's first page in both themes, as it would be after saving. */
export function BrandingPreview({ saved, entries, words }: PreviewProps) {
  return (
    <section aria-labelledby="preview" className="grid min-w-0 content-start gap-3">
      <h2 id="preview" className="text-14">
        Preview <span className="font-normal text-ink-3">changes as you type</span>
      </h2>
      <div className="grid gap-3 sm:grid-cols-2">
        <Sample scheme="light" saved={saved} entries={entries} words={words} />
        <Sample scheme="dark" saved={saved} entries={entries} words={words} />
      </div>
      <Notice tone="plain" title="Always there, whatever you choose:">
        what is read, what can’t happen, “Not a product of Xero”, and red for errors. Your colour never takes their
        place.
      </Notice>
    </section>
  );
}

function Sample({ scheme, saved, entries, words }: PreviewProps & { scheme: "light" | "dark" }) {
  const colour = entries.accent.trim();
  // An empty or unfinished colour shows Gangway's own.
  const style = colourProblem(colour) === null ? accentStyle(accentOf(colour)) : {};
  const name = entries.name.trim() || saved.organizationName;
  const shortName = entries.shortName.trim() || name;
  return (
    <div
      ref={(box) => void (box && paint(box, style))}
      data-scheme={scheme}
      className="min-w-0 rounded-panel border border-line bg-canvas p-4 text-13 wrap-anywhere text-ink"
    >
      <HostMark
        host={{ name, logoUrl: shownLogo(saved, entries.logo) }}
        className="size-8 rounded-[8px] text-16"
        logoClassName="h-8 max-w-40"
      />
      <p className="mt-3 mb-2 text-16 leading-[1.3] font-semibold">{withHost(words.title, name)}</p>
      <p className="mb-3 text-ink-2">{entries.reasons.en?.trim() || withHost(words.lead, shortName)}</p>
      <span aria-hidden="true" className={buttonStyle({ variant: "primary", size: "sm" })}>
        {words.button}
      </span>
      <p className="mt-4 border-t border-line pt-2 text-12 text-ink-3">{withHost(words.runBy, name)}</p>
    </div>
  );
}

/** By script, because the page's policy allows no styles within its HTML. */
function paint({ style }: HTMLElement, properties: Record<string, string>): void {
  style.cssText = "";
  for (const [name, value] of Object.entries(properties)) style.setProperty(name, value);
}

const withHost = (sentence: string, name: string) => sentence.replace("{host}", () => name);
