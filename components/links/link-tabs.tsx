import Link from "next/link";
import { LINK_GROUP_WORDS } from "@/components/copy/link";
import { LINK_GROUPS, type LinkCounts, type LinkGroup } from "@/lib/links/view";

/** The groups of links, with how many are in each. */
export function LinkTabs({ group, counts }: { group: LinkGroup; counts: LinkCounts | undefined }) {
  return (
    <nav
      aria-label="Which links"
      className="mb-4 flex [scrollbar-width:none] gap-5 overflow-x-auto border-b border-line max-sm:-mx-4 max-sm:px-4 noscript:hidden"
    >
      {LINK_GROUPS.map((each) => (
        <Link
          key={each}
          href={`/dashboard/links?group=${each}`}
          prefetch={false}
          aria-current={each === group ? "page" : undefined}
          className="inline-flex min-h-[max(40px,var(--hit))] items-center gap-1.5 border-b-2 border-transparent font-medium whitespace-nowrap text-ink-2 no-underline hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:text-ink"
        >
          {LINK_GROUP_WORDS[each]}
          <span className="min-w-[1ch] font-normal text-ink-3 tabular-nums">{counts?.[each]}</span>
        </Link>
      ))}
    </nav>
  );
}
