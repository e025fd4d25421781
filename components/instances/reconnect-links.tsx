import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { counted } from "@/components/copy/number";
import type { InstanceView } from "@/lib/instances/view";

/** Links to reconnect, for sending by hand where email is not set up. */
export function ReconnectLinks({ instances, onClose }: { instances: InstanceView[]; onClose: () => void }) {
  const lines = instances.map(
    ({ id, name, connectedBy }) =>
      `${[name, connectedBy].filter(Boolean).join(", ")}: ${window.location.origin}/dashboard/instances/${id}`,
  );
  return (
    <Dialog title={`Reconnect ${counted(instances.length, "instance")}`} onClose={onClose} wide>
      <p className="mb-4 text-ink-2">
        Send each link to the person who connected it. They sign in, choose Reconnect and agree at Xero; id, name and
        instance token stay the same.
      </p>
      <div className="max-h-[320px] overflow-y-auto">
        <CodeBlock title="Links" what="the links" text={lines.join("\n")} />
      </div>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
