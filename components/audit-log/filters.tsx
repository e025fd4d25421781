import { SlidersHorizontal } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { type AuditLogQuery, isFiltered } from "./audit-log-query";
import { FilterChips } from "./filter-chips";
import { FilterFields, NO_FILTER, readFilterForm } from "./filter-fields";

const AllFilters = onDemand(() => import("./all-filters").then((file) => file.AllFilters));

type FiltersProps = { query: AuditLogQuery; ask: (change: Partial<AuditLogQuery>) => void };

/** Choices apply immediately, typed text with Enter or the button. On phones the filters are in a drawer. */
export function Filters({ query, ask }: FiltersProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    ask(readFilterForm(event.currentTarget));
  }
  return (
    <>
      <form
        key={JSON.stringify({ ...query, cursor: "" })}
        role="search"
        aria-label="Audit log"
        onSubmit={submit}
        className="mb-4 hidden grid-cols-[minmax(0,1.3fr)_minmax(0,1.6fr)_96px_minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-2 sm:grid noscript:hidden"
      >
        <FilterFields query={query} onChosen={(form) => form.requestSubmit()} />
        <div className="flex gap-2">
          <Button type="submit">Filter</Button>
          {isFiltered(query) && (
            <Button variant="ghost" onClick={() => ask(NO_FILTER)}>
              Clear
            </Button>
          )}
        </div>
      </form>
      <OnPhones query={query} ask={ask} />
    </>
  );
}

function OnPhones({ query, ask }: FiltersProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div
      role="search"
      aria-label="Audit log"
      className="-mx-4 mb-3 flex [scrollbar-width:none] items-center gap-2 overflow-x-auto px-4 py-1 sm:hidden noscript:hidden"
    >
      <Button onClick={() => setOpen(true)}>
        <SlidersHorizontal /> Filters
      </Button>
      <FilterChips query={query} ask={ask} />
      {isOpen && (
        <AllFilters
          query={query}
          onClose={() => setOpen(false)}
          onShow={(filter) => {
            ask(filter);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
