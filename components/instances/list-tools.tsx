import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { FilterChips } from "./filter-chips";
import { AppMenu, KindMenu, StatusMenu } from "./quick-filters";
import type { ListQuery } from "./list-query";
import { SearchBox } from "./search-box";
import { SortMenu } from "./sort-menu";

const AllFilters = onDemand(() => import("./all-filters").then((file) => file.AllFilters));

type ListToolsProps = {
  query: ListQuery;
  isAdmin: boolean;
  onChange: (change: Partial<ListQuery>, how?: "push" | "replace") => void;
};

/** Search, filters and sort order. On phones the filters are in a drawer, and active ones scroll sideways. */
export function ListTools({ query, isAdmin, onChange }: ListToolsProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div role="search" aria-label="Instances" className="mb-3 flex flex-wrap items-center gap-2 noscript:hidden">
      <SearchBox search={query.search} onSearch={(search) => onChange({ search }, "replace")} />
      <div className="flex items-center gap-2 max-sm:-mx-4 max-sm:w-[calc(100%+32px)] max-sm:[scrollbar-width:none] max-sm:overflow-x-auto max-sm:px-4 max-sm:py-1 sm:contents">
        <div className="contents max-sm:hidden">
          <StatusMenu query={query} onChange={onChange} />
          <KindMenu query={query} onChange={onChange} />
          <AppMenu query={query} onChange={onChange} />
        </div>
        <Button onClick={() => setOpen(true)}>
          <SlidersHorizontal /> <span className="sm:hidden">Filters</span>
          <span className="max-sm:hidden">More filters</span>
        </Button>
        <span className="sm:ml-auto">
          <SortMenu sort={query.sort} onSort={(sort) => onChange({ sort })} />
        </span>
        <FilterChips query={query} onChange={onChange} />
      </div>
      {isOpen && (
        <AllFilters
          filter={query}
          isAdmin={isAdmin}
          onClose={() => setOpen(false)}
          onShow={(filter) => {
            onChange(filter);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
