import { Freshness } from "@/components/portal/freshness";
import { ListNote } from "@/components/ui/list-note";
import { Notice } from "@/components/ui/notice";
import { countedInOrder } from "@/components/words/number";
import type { InstancePage } from "@/lib/instances/view";
import { DisconnectDialog } from "./disconnect-dialog";
import { InstanceTable } from "./instance-table";
import { Pager } from "./pager";
import { useRowActions } from "./use-row-actions";

type InstanceListProps = {
  page: InstancePage;
  at: number;
  stale: boolean;
  busy: boolean;
  refresh: () => Promise<unknown>;
  onPage: (cursor: string) => void;
};

export function InstanceList({ page, at, stale, busy, refresh, onPage }: InstanceListProps) {
  const { asked, opener, problem, ask, keep, setDisabled, disconnected } = useRowActions(refresh);
  return (
    <>
      {problem && (
        <Notice tone="reconnect" role="alert" title={problem.title} className="mb-3">
          {problem.text}
        </Notice>
      )}
      <ListNote>
        <span role="status">{countedInOrder(page.total)}</span>
        <Freshness at={at} stale={stale} />
      </ListNote>
      <InstanceTable instances={page.items} busy={busy} onDisable={setDisabled} onDisconnect={ask} />
      <Pager previous={page.previous} next={page.next} onGo={onPage} />
      <DisconnectDialog instance={asked} returnTo={opener} onClose={keep} onDone={disconnected} />
    </>
  );
}
