import { Check, ChevronDown, Globe } from "lucide-react";
import { LANGUAGE_NAMES } from "@/components/copy/customer/messages";
import { buttonStyle } from "@/components/ui/button";
import { LANGUAGES } from "@/lib/links/view";
import type { Words } from "./words";

/** The language menu; it works without scripts. */
export function LanguageSwitch({ words: { t, language }, path }: { words: Words; path: string }) {
  return (
    <details className="relative">
      <summary
        aria-label={t("frame.language", { language: LANGUAGE_NAMES[language] })}
        className={buttonStyle({ variant: "ghost", className: "-me-3.5 list-none [&::-webkit-details-marker]:hidden" })}
      >
        <Globe aria-hidden="true" />
        {LANGUAGE_NAMES[language]}
        <ChevronDown aria-hidden="true" />
      </summary>
      <ul className="absolute end-0 z-10 mt-1 min-w-42 rounded-panel border border-line bg-raised p-1 shadow-float">
        {LANGUAGES.map((each) => (
          <li key={each}>
            <a
              href={`/c/language?${new URLSearchParams({ to: each, back: path }).toString()}`}
              lang={each}
              aria-current={each === language || undefined}
              className="flex min-h-(--hit) items-center justify-between gap-3 rounded-control px-3 text-14 text-ink no-underline hover:bg-sunken"
            >
              {LANGUAGE_NAMES[each]}
              {each === language && <Check aria-hidden="true" className="size-4" />}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
