"use client";

import { Download, ShieldCheck } from "lucide-react";
import { LoadError } from "@/components/portal/load-error";
import { Freshness } from "@/components/portal/freshness";
import { EmptyState } from "@/components/ui/empty-state";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { ListNote } from "@/components/ui/list-note";
import { Pager } from "@/components/ui/pager";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { isFiltered, toApiQuery } from "./audit-log-query";
import { AuditLogTable } from "./audit-log-table";
import { Filters } from "./filters";
import { VerificationNotice, useLogVerification } from "./log-verification";
import { useAuditLog } from "./use-audit-log";

/** The organization's audit log: who did what, to what, from where. */
export function AuditLog() {
  const { query, page, ask } = useAuditLog();
  const { value, at, error, isLoading, refresh } = page;
  const verification = useLogVerification();
  return (
    <>
      <div className="mb-4 flex flex-wrap gap-3 max-sm:*:grow noscript:hidden">
        <Button busy={verification.busy} busyLabel="Verifying" onClick={verification.run}>
          <ShieldCheck /> Verify log
        </Button>
        <LinkButton href={`/api/portal/audit-log/export${toApiQuery({ ...query, cursor: "" })}`} download>
          <Download /> Export CSV
        </LinkButton>
      </div>
      <VerificationNotice state={verification.state} />
      <Filters query={query} ask={ask} />
      {!value && !error && <TableSkeleton what="the audit log" />}
      {!value && error && (
        <>
          <ListNote />
          <LoadError what="The audit log" error={error} onRetry={refresh} />
        </>
      )}
      {value && (
        <ListNote>
          <span role="status">{value.items.length === 0 ? "No entries" : "Newest first"}</span>
          <Freshness at={at} stale={error !== undefined} />
        </ListNote>
      )}
      {value?.items.length === 0 && (isFiltered(query) || query.cursor ? <NothingFound /> : <NothingYet />)}
      {value && value.items.length > 0 && (
        <>
          <AuditLogTable entries={value.items} busy={isLoading} />
          <Pager previous={value.previous} next={value.next} onGo={(cursor) => ask({ cursor })} />
        </>
      )}
    </>
  );
}

function NothingYet() {
  return (
    <EmptyState title="No entries yet" role="status">
      Everything that people, API clients and Gangway do in this organization appears here.
    </EmptyState>
  );
}

function NothingFound() {
  return (
    <EmptyState title="No matching entries" role="status">
      Emails must match exactly, and days are in this browser’s time zone. Try fewer filters.
    </EmptyState>
  );
}
