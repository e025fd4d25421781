import { useState } from "react";
import { comparisonSentence, removalSentence } from "@/components/copy/comparison";
import { counted } from "@/components/copy/number";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import type { UnusedConnection } from "@/lib/revocations/view";
import { UnusedConnectionList } from "./unused-connection-list";
import { useComparison } from "./use-comparison";

/** Compares what Xero has with what Gangway has, and removes the rest. */
export function UnusedConnections({ appId }: { appId: string }) {
  const { result, compare, remove } = useComparison(appId);
  const { busy, problem, run } = useTask();
  const [meant, setMeant] = useState<UnusedConnection[] | null>(null);
  const unused = result?.unused ?? [];
  return (
    <TitledPanel id="unused-connections" title="Unused connections at Xero">
      <p className="mb-3 max-w-[60ch] text-ink-2">
        Organisations that are connected to this app at Xero, but to no instance in Gangway, still count towards the
        app’s limit.
      </p>
      {result && (
        <div role="status" className="mb-3 grid gap-1">
          <p>{unused.length === 0 ? "No unused connections found." : counted(unused.length, "unused connection")}</p>
          <p className="max-w-[60ch] text-13 text-ink-3">{comparisonSentence(result)}</p>
        </div>
      )}
      {unused.length > 0 && <UnusedConnectionList connections={unused} onRemove={(one) => setMeant([one])} />}
      {problem && (
        <Notice tone="reconnect" role="alert" title="The comparison stopped." className="mb-3">
          {problem}
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button busy={busy} busyLabel="Asking Xero" onClick={() => run(compare)}>
          {result ? "Compare again" : "Compare with Xero"}
        </Button>
        {unused.length > 1 && !busy && (
          <Button variant="danger" onClick={() => setMeant(unused)}>
            Remove all {unused.length}
          </Button>
        )}
      </div>
      {meant && (
        <ConfirmDialog
          title={meant.length === 1 ? `Remove ${meant[0]!.name}?` : `Remove ${meant.length} connections?`}
          yes="Remove"
          busyLabel="Removing"
          failed="Not everything was removed."
          danger
          onYes={() => remove(meant).then((removed) => showToast(removalSentence(removed, meant.length)))}
          onClose={() => setMeant(null)}
        >
          They are disconnected at Xero. What an instance or someone connecting right now needs is kept. To connect a
          removed organisation, its owner has to consent again.
        </ConfirmDialog>
      )}
    </TitledPanel>
  );
}
