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

/** Everything about the list: its query lives in the address, its rows come from our own API and stay fresh. */
export function Instances({ isAdmin, sendsMail }: { isAdmin: boolean; sendsMail: boolean }) {
  const { query, change } = useListQuery();
  const list = listParams(query).toString();
  const [body, setBody] = useState<HTMLElement | null>(null);
  const rowHeight = useRowHeight();
  const seen = useVisibleRange(body, rowHeight);
  const { held, isOther, error, refresh } = useRows(list, query.at, seen);
  const { selection, select, clear } = useSelection();
  const counts = useListCounts(query);
  useSteadyScroll(body, rowHeight, held, query.at);
  useScrollRestoration(isOther ? undefined : held, seen, query, (at) => change({ at }, "replace"));
  useEffect(clear, [clear, list]);

  const hasRows = held !== undefined && held.rows.length > 0;
  // A part may come empty with more behind it.
  const isEnd = held !== undefined && !hasRows && held.next === null;
  const isEmpty = isEnd && !isOther && !isFiltered(query);
  return (
    <>
      {isEmpty ? (
        <NoInstances />
      ) : (
        <>
          <ViewTabs query={query} isAdmin={isAdmin} />
          <ListTools query={query} isAdmin={isAdmin} onChange={change} />
        </>
      )}
      {hasRows && (
        <InstanceList
          {...{ query, held, seen, rowHeight, body, counts, error, selection, refresh }}
          isBusy={isOther}
          bodyRef={setBody}
          onSelect={select}
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

/** What stands in the rows' place: they failed to come, there are none, or they are on their way. */
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
