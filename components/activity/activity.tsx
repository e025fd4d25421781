"use client";

import { Download, ShieldCheck } from "lucide-react";
import { Failing } from "@/components/portal/failing";
import { Freshness } from "@/components/portal/freshness";
import { Blank } from "@/components/ui/blank";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { ListNote } from "@/components/ui/list-note";
import { Pager } from "@/components/ui/pager";
import { TableBones } from "@/components/ui/table-bones";
import { isNarrowed, toApiQuery } from "./activity-query";
import { ActivityTable } from "./activity-table";
import { Filters } from "./filters";
import { TrailFindings, useTrailCheck } from "./trail-check";
import { useActivity } from "./use-activity";

/** The organization's trail: who did what, to what, from where. */
export function Activity() {
  const { query, page, ask } = useActivity();
  const { value, at, error, isLoading, refresh } = page;
  const check = useTrailCheck();
  return (
    <>
      <div className="mb-4 flex flex-wrap gap-3 max-sm:*:grow noscript:hidden">
        <Button busy={check.busy} busyLabel="Checking" onClick={check.run}>
          <ShieldCheck /> Check the trail
        </Button>
        <LinkButton href={`/api/portal/activity/export${toApiQuery({ ...query, cursor: "" })}`} download>
          <Download /> Export CSV
        </LinkButton>
      </div>
      <TrailFindings found={check.found} />
      <Filters query={query} ask={ask} />
      {!value && !error && <TableBones what="activity" />}
      {!value && error && (
        <>
          <ListNote />
          <Failing what="The activity" error={error} onRetry={refresh} />
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
          <ActivityTable lines={value.items} busy={isLoading} />
          <Pager previous={value.previous} next={value.next} onGo={(cursor) => ask({ cursor })} />
        </>
      )}
    </>
  );
}

function NothingYet() {
  return (
    <Blank title="Nothing has happened yet" role="status">
      What people and programs do here, and what Gangway does for them, will be listed line by line.
    </Blank>
  );
}

function NothingFound() {
  return (
    <Blank title="No line fits this filter" role="status">
      Addresses are compared as a whole, and days are those of this browser. Fewer conditions may find it.
    </Blank>
  );
}
