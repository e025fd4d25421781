"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { LoadError } from "@/components/portal/load-error";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { onDemand } from "@/components/ui/on-demand";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { NO_LINKS } from "@/components/copy/link";
import { LinkTable } from "./link-table";
import { LinkTabs } from "./link-tabs";
import { useLinkActions, useLinks } from "./use-links";

const NewLinkDialog = onDemand(() => import("./new-link-dialog").then((file) => file.NewLinkDialog));
const MadeLinkDialog = onDemand(() => import("./made-link-dialog").then((file) => file.MadeLinkDialog));

/** Links with which customers connect: how far each came, and what to do about it. */
export function Links() {
  const { group, page, counts, go, refresh } = useLinks();
  const actions = useLinkActions(refresh);
  const [isMaking, setMaking] = useState(false);
  const { value, error, isLoading } = page;
  const button = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      <Plus /> New link
    </Button>
  );
  return (
    <>
      <PageHeader title="Links">{button}</PageHeader>
      <LinkTabs group={group} counts={counts} />
      {actions.problem && (
        <Notice tone="reconnect" role="alert" title="The link was not changed." className="mb-4">
          {actions.problem}
        </Notice>
      )}
      {!value && !error && <TableSkeleton what="links" />}
      {!value && error && <LoadError what="The list" error={error} onRetry={refresh} />}
      {value?.items.length === 0 && (
        <EmptyState
          title={NO_LINKS[group]}
          role="status"
          startsHere={group === "open"}
          actions={group === "open" && button}
        >
          A customer opens a link without an account, sees what is read, agrees at Xero, and is connected.
        </EmptyState>
      )}
      {value && value.items.length > 0 && (
        <>
          <LinkTable links={value.items} busy={isLoading} actions={actions} />
          <p className="mt-3 text-13 text-ink-3">Mail scanners that open a link don’t count and don’t use it up.</p>
          <Pager previous={value.previous} next={value.next} onGo={go} />
        </>
      )}
      {isMaking && (
        <NewLinkDialog
          onClose={() => setMaking(false)}
          onMade={(link) => {
            setMaking(false);
            actions.show(link);
          }}
        />
      )}
      {actions.shown && <MadeLinkDialog link={actions.shown} onClose={actions.close} />}
    </>
  );
}
