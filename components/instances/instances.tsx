"use client";

import { useEffect, useState } from "react";
import { LoadError } from "@/components/portal/load-error";
import type { PortalError } from "@/components/portal/request";
import { ListNote } from "@/components/ui/list-note";
import { onDemand } from "@/components/ui/on-demand";
import { ListSkeleton } from "./list-skeleton";
import { InstanceList } from "./instance-list";
import { isFiltered, listParams, NO_QUERY } from "./list-query";
import { ListTools } from "./list-tools";
import { useListCounts } from "./use-counts";
import { useListQuery } from "./use-list-query";
import { useScrollRestoration } from "./use-scroll-restoration";
import { useRows } from "./use-rows";
import { useSelection } from "./use-selection";
import { useRowHeight, useVisibleRange, useSteadyScroll } from "./use-visible-range";
import { ViewTabs } from "./view-tabs";

const BulkBar = onDemand(() => import("./bulk-bar").then((file) => file.BulkBar));
const NoInstances = onDemand(() => import("./no-instances").then((file) => file.NoInstances));
const NothingFound = onDemand(() => import("./no-instances").then((file) => file.NothingFound));

/** The list of instances: the query is in the address, the rows come from the portal API and are refreshed. */
export function Instances({ isAdmin, sendsMail }: { isAdmin: boolean; sendsMail: boolean }) {
  const { query, change } = useListQuery();
  const list = listParams(query).toString();
  const [body, setBody] = useState<HTMLElement | null>(null);
  const rowHeight = useRowHeight();
  const visible = useVisibleRange(body, rowHeight);
  const { rowWindow, isOther, error, refresh } = useRows(list, query.at, visible);
  const { selection, select, clear } = useSelection();
  const counts = useListCounts(query);
  useSteadyScroll(body, rowHeight, rowWindow, query.at);
  useScrollRestoration(isOther ? undefined : rowWindow, visible, query, (at) => change({ at }, "replace"));
  useEffect(clear, [clear, list]);

  const hasRows = rowWindow !== undefined && rowWindow.rows.length > 0;
  // A page may be empty although more follows.
  const isEnd = rowWindow !== undefined && !hasRows && rowWindow.next === null;
  const isEmpty = isEnd && !isOther && !isFiltered(query);
  return (
    <>
      {isEmpty ? (
        <NoInstances isAdmin={isAdmin} />
      ) : (
        <>
          <ViewTabs query={query} isAdmin={isAdmin} />
          <ListTools query={query} isAdmin={isAdmin} onChange={change} />
        </>
      )}
      {hasRows && (
        <InstanceList
          {...{ query, rowWindow, visible, rowHeight, body, counts, error, selection, refresh }}
          isBusy={isOther}
          bodyRef={setBody}
          onSelect={select}
          onSort={(sort) => change({ sort })}
        />
      )}
      {!hasRows && !isEmpty && (
        <NoRows isEnd={isEnd} error={error} onRetry={() => void refresh()} onClear={() => change(NO_QUERY)} />
      )}
      {selection.size > 0 && (
        <BulkBar
          {...{ query, selection, isAdmin, sendsMail, refresh }}
          count={counts.shown}
          onSelect={select}
          onClear={clear}
        />
      )}
    </>
  );
}

type NoRowsProps = { isEnd: boolean; error: PortalError | undefined; onRetry: () => void; onClear: () => void };

/** In place of rows: an error, an empty result, or a skeleton. */
function NoRows({ isEnd, error, onRetry, onClear }: NoRowsProps) {
  if (error) {
    return (
      <>
        <ListNote />
        <LoadError what="The list" error={error} onRetry={onRetry} />
      </>
    );
  }
  return isEnd ? <NothingFound onClear={onClear} /> : <ListSkeleton />;
}
