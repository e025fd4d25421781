import { PortalError, sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { disconnectConsequences } from "@/components/copy/disconnect";
import { flowOf } from "@/lib/xero/view";
import type { InstanceView } from "@/lib/instances/view";

type DisconnectDialogProps = {
  instance: InstanceView;
  /** How many other instances share its consent; null when unknown. */
  siblings?: number | null;
  returnTo?: string | undefined;
  onClose: () => void;
  onDone: (instance: InstanceView) => void;
};

export function DisconnectDialog({ instance, siblings = null, returnTo, onClose, onDone }: DisconnectDialogProps) {
  const { busy, problem, run } = useTask();
  return (
    <Dialog title={`Disconnect ${instance.name}?`} onClose={onClose} returnTo={returnTo}>
      <p className="text-ink-2">{disconnectConsequences(flowOf(instance.app), siblings)}</p>
      {problem && (
        <Notice tone="reconnect" role="alert" title="It may still be connected." className="mt-4">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="danger-filled"
          busy={busy}
          busyLabel="Disconnecting"
          onClick={() => run(() => disconnect(instance.id).then(() => onDone(instance)))}
        >
          Disconnect
        </Button>
      </DialogActions>
    </Dialog>
  );
}

async function disconnect(id: number) {
  try {
    await sendJson("DELETE", `/api/portal/instances/${id}`);
  } catch (error) {
    // Already gone, which is the wanted result.
    if (!(error instanceof PortalError && error.status === 404)) throw error;
  }
}
