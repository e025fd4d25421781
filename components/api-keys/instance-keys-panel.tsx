import { useState } from "react";
import { PanelLoading } from "@/components/portal/panel-loading";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { TitledPanel } from "@/components/ui/panel";
import { KeyList } from "./key-list";
import { useApiKeys } from "./use-api-keys";

const KeyDialog = onDemand(() => import("./key-dialog").then((file) => file.KeyDialog));

/** The API keys of one instance, for admins. */
export function InstanceKeysPanel({ id }: { id: number }) {
  const used = useApiKeys(id);
  const [isCreating, setCreating] = useState(false);
  const { keys, error, refresh } = used;
  return (
    <TitledPanel id="instance-keys" title="API keys">
      <p className="max-w-[60ch] text-ink-2">
        A key for this instance alone: a program, or Xero’s own SDK, calls Xero through Gangway with it and needs no
        other secret.
      </p>
      {!keys && (
        <div className="mt-3">
          <PanelLoading
            what="API keys"
            failed="API keys could not be loaded."
            hasFailed={error !== undefined}
            onRetry={() => void refresh()}
          />
        </div>
      )}
      {keys && keys.length > 0 && (
        <div className="-mx-4 mt-3 border-y border-line sm:-mx-5">
          <KeyList keys={keys} used={used} kind="instance" />
        </div>
      )}
      <Button className="mt-4" onClick={() => setCreating(true)}>
        Create API key
      </Button>
      {isCreating && <KeyDialog used={used} kind="instance" onClose={() => setCreating(false)} />}
    </TitledPanel>
  );
}
