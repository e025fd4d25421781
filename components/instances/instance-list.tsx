import { useState } from "react";
import { Freshness } from "@/components/portal/freshness";
import type { PortalError } from "@/components/portal/request";
import { ListNote } from "@/components/ui/list-note";
import { Notice } from "@/components/ui/notice";
import { onDemand } from "@/components/ui/on-demand";
import { listNote } from "@/components/copy/list";
import type { InstanceView, Sort } from "@/lib/instances/view";
import type { RowWindow } from "./row-window";
import { InstanceTable } from "./instance-table";
import { isFiltered, type ListQuery } from "./list-query";
import type { ListCounts } from "./use-counts";
import { useListKeys } from "./use-list-keys";
import { useRowActions } from "./use-row-actions";
import type { VisibleRange } from "./use-rows";
import type { Selection } from "./use-selection";

const DisconnectDialog = onDemand(() => import("./disconnect-dialog").then((file) => file.DisconnectDialog));
const DisableDialog = onDemand(() => import("./disable-dialog").then((file) => file.DisableDialog));
const KeyboardShortcuts = onDemand(() => import("./keyboard-shortcuts").then((file) => file.KeyboardShortcuts));

type InstanceListProps = {
  query: ListQuery;
  rowWindow: RowWindow;
  visible: VisibleRange;
  rowHeight: number;
  body: HTMLElement | null;
  bodyRef: (body: HTMLElement | null) => void;
  counts: ListCounts;
  isBusy: boolean;
  error: PortalError | undefined;
  selection: Selection;
  onSelect: (instances: InstanceView[], isSelected: boolean) => void;
  onSort: (sort: Sort) => void;
  refresh: () => Promise<unknown>;
};

/** The rows with their count and the dialogs of a single row. */
export function InstanceList({ query, rowWindow, visible, counts, error, refresh, ...props }: InstanceListProps) {
  const { rowHeight, body, bodyRef, isBusy, selection, onSelect, onSort } = props;
  const actions = useRowActions(refresh);
  const { disconnecting, disabling, opener, problem, askDisconnect, cancel, setDisabled, disconnected } = actions;
  const [isHelping, setHelping] = useState(false);
  const { total, shown } = counts;
  const { current, onFocus, onBlur } = useListKeys({
    rowWindow,
    body,
    rowHeight,
    firstVisible: visible.first,
    onSelect: (row) => onSelect([row], !selection.has(row.id)),
    onHelp: () => setHelping(true),
  });
  return (
    <>
      {problem && (
        <Notice tone="reconnect" role="alert" title={problem.title} className="mb-3">
          {problem.text}
        </Notice>
      )}
      <ListNote>
        <span role="status">{total && shown && listNote(isFiltered(query) ? shown : null, total, query.sort)}</span>
        <Freshness at={rowWindow.readAt} stale={error !== undefined} />
      </ListNote>
      <div onFocus={onFocus} onBlur={onBlur}>
        <InstanceTable
          {...{ rowWindow, visible, rowHeight, bodyRef, isBusy, current, selection, onSelect }}
          sorting={{ sort: query.sort, onSort }}
          count={shown && !shown.isMore ? shown.count : null}
          onDisable={setDisabled}
          onDisconnect={askDisconnect}
        />
      </div>
      {disconnecting && (
        <DisconnectDialog instance={disconnecting} returnTo={opener} onClose={cancel} onDone={disconnected} />
      )}
      {disabling && (
        <DisableDialog
          name={disabling.name}
          returnTo={opener}
          onYes={() => actions.disable(disabling)}
          onClose={actions.stopDisabling}
        />
      )}
      {isHelping && <KeyboardShortcuts onClose={() => setHelping(false)} />}
    </>
  );
}
