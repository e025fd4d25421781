"use client";

import { useRef } from "react";
import { Failing } from "@/components/portal/failing";
import type { PortalError } from "@/components/portal/request";
import { ListNote } from "@/components/ui/list-note";
import { InstanceBones } from "./instance-bones";
import { InstanceList } from "./instance-list";
import { isFiltered, listParams, NO_QUERY } from "./list-query";
import { ListTools } from "./list-tools";
import { NoInstances, NothingFound } from "./no-instances";
import { useListQuery } from "./use-list-query";
import { usePlace } from "./use-place";
import { useRows } from "./use-rows";
import { useRowHeight, useSeen, useSteadyScroll } from "./use-window";
import { ViewTabs } from "./view-tabs";

/** Everything about the list: its query lives in the address, its rows come from our own API and stay fresh. */
export function Instances({ isAdmin }: { isAdmin: boolean }) {
  const { query, change } = useListQuery();
  const body = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const seen = useSeen(body, rowHeight);
  const { held, isOther, error, refresh } = useRows(listParams(query).toString(), query.at, seen);
  useSteadyScroll(body, rowHeight, held, query.at);
  usePlace(isOther ? undefined : held, seen, query, (at) => change({ at }, "replace"));
  const hasRows = held !== undefined && held.rows.length > 0;
  // A part may come empty with more behind it.
  const isEnd = held !== undefined && !hasRows && held.next === null;
  if (isEnd && !isOther && !isFiltered(query)) return <NoInstances />;
  return (
    <>
      <ViewTabs query={query} isAdmin={isAdmin} />
      <ListTools query={query} isAdmin={isAdmin} onChange={change} />
      {hasRows ? (
        <InstanceList {...{ query, held, seen, rowHeight, body, isAdmin, refresh, error }} isBusy={isOther} />
      ) : (
        <NoRows isEnd={isEnd} error={error} onRetry={() => void refresh()} onClear={() => change(NO_QUERY)} />
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
        <Failing what="The list" error={error} onRetry={onRetry} />
      </>
    );
  }
  return isEnd ? <NothingFound onClear={onClear} /> : <InstanceBones />;
}
