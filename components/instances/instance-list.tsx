import dynamic from "next/dynamic";
import { type RefObject, useEffect, useState } from "react";
import { Freshness } from "@/components/portal/freshness";
import type { PortalError } from "@/components/portal/request";
import { ListNote } from "@/components/ui/list-note";
import { Notice } from "@/components/ui/notice";
import { listNote } from "@/components/words/list";
import { BulkBar } from "./bulk-bar";
import { DisconnectDialog } from "./disconnect-dialog";
import type { Held } from "./held";
import { InstanceTable } from "./instance-table";
import { isFiltered, type ListQuery, listParams, NO_QUERY } from "./list-query";
import { useCount } from "./use-counts";
import { useListKeys } from "./use-list-keys";
import { useRowActions } from "./use-row-actions";
import type { Seen } from "./use-rows";
import { useSelection } from "./use-selection";

const KeysHelp = dynamic(() => import("./keys-help").then((file) => file.KeysHelp), { ssr: false });

type InstanceListProps = {
  query: ListQuery;
  held: Held;
  seen: Seen;
  rowHeight: number;
  body: RefObject<HTMLDivElement | null>;
  isBusy: boolean;
  error: PortalError | undefined;
  isAdmin: boolean;
  refresh: () => Promise<unknown>;
};

/** The rows, how many there are, and what can be done with one of them or with many. */
export function InstanceList({ query, held, seen, refresh, ...props }: InstanceListProps) {
  const { rowHeight, body, isBusy, error, isAdmin } = props;
  const { asked, opener, problem, ask, keep, setDisabled, disconnected } = useRowActions(refresh);
  const { selection, select, clear } = useSelection();
  const [isHelping, setHelping] = useState(false);
  const total = useCount(NO_QUERY);
  const count = useCount(isFiltered(query) ? query : null);
  const counted = isFiltered(query) ? count : total;
  const { current, onFocus, onBlur } = useListKeys({
    held,
    body,
    rowHeight,
    firstSeen: seen.first,
    onSelect: (row) => select([row], !selection.has(row.id)),
    onHelp: () => setHelping(true),
  });
  const list = listParams(query).toString();
  useEffect(clear, [clear, list]);
  return (
    <>
      {problem && (
        <Notice tone="reconnect" role="alert" title={problem.title} className="mb-3">
          {problem.text}
        </Notice>
      )}
      <ListNote>
        <span role="status">{total && counted && listNote(isFiltered(query) ? counted : null, total, query.sort)}</span>
        <Freshness at={held.readAt} stale={error !== undefined} />
      </ListNote>
      <div onFocus={onFocus} onBlur={onBlur}>
        <InstanceTable
          {...{ held, seen, rowHeight, body, isBusy, current, selection }}
          count={counted && !counted.isMore ? counted.count : null}
          onSelect={select}
          onDisable={setDisabled}
          onDisconnect={ask}
        />
      </div>
      {selection.size > 0 && (
        <BulkBar {...{ query, selection, isAdmin, refresh }} count={counted} onSelect={select} onClear={clear} />
      )}
      <DisconnectDialog instance={asked} returnTo={opener} onClose={keep} onDone={disconnected} />
      {isHelping && <KeysHelp onClose={() => setHelping(false)} />}
    </>
  );
}
