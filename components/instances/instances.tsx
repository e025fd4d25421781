"use client";

import { Failing } from "@/components/portal/failing";
import { ListNote } from "@/components/ui/list-note";
import { InstanceBones } from "./instance-bones";
import { InstanceList } from "./instance-list";
import { isFiltered } from "./list-query";
import { NoInstances, NothingFound } from "./no-instances";
import { SearchBox } from "./search-box";
import { StatusFilter } from "./status-filter";
import { useInstances } from "./use-instances";
import { useListQuery } from "./use-list-query";

/** Everything about the list: its query lives in the address, its rows come from our own API and stay fresh. */
export function Instances() {
  const { query, change } = useListQuery();
  const { value: page, at, error, isLoading, refresh } = useInstances(query);
  const narrowed = isFiltered(query) || query.cursor !== "";
  if (page?.items.length === 0 && !narrowed) return <NoInstances />;
  return (
    <>
      <div role="search" aria-label="Instances" className="mb-3 flex flex-wrap items-center gap-2 noscript:hidden">
        <SearchBox search={query.search} onSearch={(search) => change({ search }, "replace")} />
        <StatusFilter status={query.status} onStatus={(status) => change({ status })} />
      </div>
      {!page && !error && <InstanceBones />}
      {!page && error && (
        <>
          <ListNote />
          <Failing what="The list" error={error} onRetry={refresh} />
        </>
      )}
      {page?.items.length === 0 && <NothingFound onClear={() => change({ search: "", status: "" })} />}
      {page && page.items.length > 0 && (
        <InstanceList
          page={page}
          at={at}
          stale={error !== undefined}
          busy={isLoading}
          refresh={refresh}
          onPage={(cursor) => change({ cursor })}
        />
      )}
    </>
  );
}
