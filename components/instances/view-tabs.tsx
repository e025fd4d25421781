import { Bookmark, X } from "lucide-react";
import Link from "next/link";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { countWords } from "@/components/copy/number";
import type { ListQuery } from "./list-query";
import { useCount } from "./use-counts";
import { addressOf, presets, queryOf, savedViews, type View } from "./views";

const SaveView = onDemand(() => import("./save-view").then((file) => file.SaveView));

const NONE: View[] = [];

/** Built-in views, and those saved in this browser. */
export function ViewTabs({ query, isAdmin }: { query: ListQuery; isAdmin: boolean }) {
  const saved = useSyncExternalStore(savedViews.subscribe, savedViews.read, () => NONE);
  const [isSaving, setSaving] = useState(false);
  const address = addressOf(query);
  const views = [...presets(isAdmin), ...saved];
  const isNew = !views.some((view) => view.address === address);
  const own = saved.find((view) => view.address === address);
  return (
    <div className="mb-4 flex [scrollbar-width:none] items-center gap-5 overflow-x-auto border-b border-line max-sm:-mx-4 max-sm:px-4 noscript:hidden">
      <nav aria-label="Views" className="flex gap-5">
        {views.map((view) => (
          <Tab key={view.name} view={view} isCurrent={view.address === address} />
        ))}
      </nav>
      {isNew && (
        <Button variant="ghost" size="sm" onClick={() => setSaving(true)}>
          <Bookmark /> Save view
        </Button>
      )}
      {own && (
        <Button variant="ghost" size="sm" onClick={() => savedViews.remove(own.name)}>
          <X /> Remove view
        </Button>
      )}
      {isSaving && <SaveView address={address} onClose={() => setSaving(false)} />}
    </div>
  );
}

function Tab({ view, isCurrent }: { view: View; isCurrent: boolean }) {
  const count = useCount(queryOf(view));
  return (
    <Link
      href={`/dashboard/instances${view.address}`}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      className="inline-flex min-h-[max(40px,var(--hit))] items-center gap-1.5 border-b-2 border-transparent font-medium whitespace-nowrap text-ink-2 no-underline hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:text-ink"
    >
      {view.name}
      <span className="min-w-[2ch] font-normal text-ink-3 tabular-nums">{count && countWords(count)}</span>
    </Link>
  );
}
