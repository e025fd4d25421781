"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { LoadError } from "@/components/portal/load-error";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { onDemand } from "@/components/ui/on-demand";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { TableSkeleton } from "@/components/ui/table-skeleton";
import { KeyList } from "./key-list";
import { useApiKeys } from "./use-api-keys";

const KeyDialog = onDemand(() => import("./key-dialog").then((file) => file.KeyDialog));

/** The organization's API keys. */
export function OrganizationKeys() {
  const used = useApiKeys(null);
  const { keys, error, refresh } = used;
  const [isCreating, setCreating] = useState(false);
  const button = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus /> Create API key
    </Button>
  );
  return (
    <>
      <PageHeader title="API keys">{button}</PageHeader>
      {!keys &&
        (error ? <LoadError what="The list" error={error} onRetry={refresh} /> : <TableSkeleton what="API keys" />)}
      {keys?.length === 0 && (
        <EmptyState title="No API keys yet" role="status" startsHere actions={button}>
          A program calls the API with a key of its own, which may do only what it needs. Keys for one instance alone
          are on the instance’s page.
        </EmptyState>
      )}
      {keys && keys.length > 0 && (
        <Panel className="max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0" aria-label="API keys">
          <KeyList keys={keys} used={used} kind="organization" />
        </Panel>
      )}
      {isCreating && <KeyDialog used={used} kind="organization" onClose={() => setCreating(false)} />}
    </>
  );
}
