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
import { isNarrowed, toApiQuery } from "./audit-log-query";
import { AuditLogTable } from "./audit-log-table";
import { Filters } from "./filters";
import { VerificationFindings, useLogVerification } from "./log-verification";
import { useAuditLog } from "./use-audit-log";

/** The organization's trail: who did what, to what, from where. */
export function AuditLog() {
  const { query, page, ask } = useAuditLog();
  const { value, at, error, isLoading, refresh } = page;
  const check = useLogVerification();
  return (
    <>
      <div className="mb-4 flex flex-wrap gap-3 max-sm:*:grow noscript:hidden">
        <Button busy={check.busy} busyLabel="Checking" onClick={check.run}>
          <ShieldCheck /> Check the trail
        </Button>
        <LinkButton href={`/api/portal/audit-log/export${toApiQuery({ ...query, cursor: "" })}`} download>
          <Download /> Export CSV
        </LinkButton>
      </div>
      <VerificationFindings found={check.found} />
      <Filters query={query} ask={ask} />
      {!value && !error && <TableSkeleton what="activity" />}
      {!value && error && (
        <>
          <ListNote />
          <LoadError what="The activity" error={error} onRetry={refresh} />
        </>
      )}
      {value && (
        <ListNote>
          <span role="status">{value.items.length === 0 ? "No lines" : "Newest first"}</span>
          <Freshness at={at} stale={error !== undefined} />
        </ListNote>
      )}
      {value?.items.length === 0 && (isNarrowed(query) || query.cursor ? <NothingFound /> : <NothingYet />)}
      {value && value.items.length > 0 && (
        <>
          <AuditLogTable lines={value.items} busy={isLoading} />
          <Pager previous={value.previous} next={value.next} onGo={(cursor) => ask({ cursor })} />
        </>
      )}
    </>
  );
}

function NothingYet() {
  return (
    <EmptyState title="Nothing has happened yet" role="status">
      What people and programs do here, and what Gangway does for them, will be listed line by line.
    </EmptyState>
  );
}

function NothingFound() {
  return (
    <EmptyState title="No line fits this filter" role="status">
      Addresses are compared as a whole, and days are those of this browser. Fewer conditions may find it.
    </EmptyState>
  );
}
