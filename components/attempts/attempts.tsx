"use client";

import { LoadError } from "@/components/portal/load-error";
import { Freshness } from "@/components/portal/freshness";
import { EmptyState } from "@/components/ui/empty-state";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { ListNote } from "@/components/ui/list-note";
import { Pager } from "@/components/ui/pager";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { ATTEMPT_DAYS } from "@/lib/attempts/view";
import { AttemptTable } from "./attempt-table";
import { GroupSelect } from "./group-select";
import { useAttempts } from "./use-attempts";

/** Connection attempts of the last days: who, the last step, and the outcome. */
export function Attempts() {
  const { group, cursor, page, ask } = useAttempts();
  const { value, at, error, isLoading, refresh } = page;
  return (
    <>
      <GroupSelect group={group} onChange={ask} />
      {!value && !error && <TableSkeleton what="attempts" />}
      {!value && error && (
        <>
          <ListNote />
          <LoadError what="The list" error={error} onRetry={refresh} />
        </>
      )}
      {value && (
        <ListNote>
          <span role="status">
            {value.items.length === 0 ? "No attempts" : `Last ${ATTEMPT_DAYS} days, newest first`}
          </span>
          <Freshness at={at} stale={error !== undefined} />
        </ListNote>
      )}
      {value?.items.length === 0 && (group || cursor ? <NothingFound onAll={() => ask(null)} /> : <NothingYet />)}
      {value && value.items.length > 0 && (
        <>
          <AttemptTable attempts={value.items} busy={isLoading} />
          <Pager previous={value.previous} next={value.next} onGo={(cursor) => ask(group, cursor)} />
        </>
      )}
    </>
  );
}

function NothingYet() {
  return (
    <EmptyState
      title={`No attempts in the last ${ATTEMPT_DAYS} days`}
      role="status"
      startsHere
      actions={
        <LinkButton href="/connect" variant="primary">
          Connect Xero
        </LinkButton>
      }
    >
      Each attempt to connect in the portal appears here, with its last step and outcome.
    </EmptyState>
  );
}

function NothingFound({ onAll }: { onAll: () => void }) {
  return (
    <EmptyState title="No matching attempts" role="status" actions={<Button onClick={onAll}>Show all attempts</Button>}>
      No attempt of the last {ATTEMPT_DAYS} days fits this filter.
    </EmptyState>
  );
}
