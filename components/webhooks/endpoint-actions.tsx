import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { onDemand } from "@/components/ui/on-demand";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import type { EndpointView } from "@/lib/webhooks/endpoints/view";
import type { UsedEndpoint } from "./use-endpoint";

const EndpointDialog = onDemand(() => import("./endpoint-dialog").then((file) => file.EndpointDialog));
const ReplayDialog = onDemand(() => import("./replay-dialog").then((file) => file.ReplayDialog));
const RotateDialog = onDemand(() => import("./rotate-dialog").then((file) => file.RotateDialog));

type Open = "change" | "replay" | "rotate" | "off" | "delete" | null;

export function EndpointActions({ endpoint, used }: { endpoint: EndpointView; used: UsedEndpoint }) {
  const [open, setOpen] = useState<Open>(null);
  const { busy, problem, run } = useTask();
  const router = useRouter();
  const close = () => setOpen(null);
  const test = () => run(() => used.test().then(() => showToast("Test queued.")));
  const turnOn = () => run(() => used.change({ enabled: true }).then(() => showToast("Events are now sent.")));

  async function remove() {
    await used.remove();
    showToast("The webhook was deleted.");
    router.push("/dashboard/settings/webhooks");
  }

  return (
    <TitledPanel id="endpoint-actions" title="Actions">
      <div className="grid gap-3">
        {endpoint.enabled ? (
          <>
            <Button busy={busy} busyLabel="Sending" onClick={test}>
              Send a test
            </Button>
            <Button onClick={() => setOpen("replay")}>Replay events</Button>
          </>
        ) : (
          <Button variant="primary" busy={busy} busyLabel="Turning on" onClick={turnOn}>
            Turn on
          </Button>
        )}
        <Button onClick={() => setOpen("change")}>Change</Button>
        <Button onClick={() => setOpen("rotate")}>Rotate key</Button>
        {endpoint.enabled && <Button onClick={() => setOpen("off")}>Turn off</Button>}
        <Button variant="danger" onClick={() => setOpen("delete")}>
          Delete
        </Button>
      </div>
      {problem && (
        <Notice tone="reconnect" role="alert" title="That did not work." className="mt-4">
          {problem}
        </Notice>
      )}
      {open === "change" && <EndpointDialog endpoint={endpoint} onSaved={used.endpoint.refresh} onClose={close} />}
      {open === "replay" && <ReplayDialog onReplay={used.replay} onClose={close} />}
      {open === "rotate" && <RotateDialog onRotate={used.rotateKey} onClose={close} />}
      {open === "off" && (
        <ConfirmDialog
          title="Turn off this webhook?"
          yes="Turn off"
          busyLabel="Turning off"
          failed="It was not turned off."
          onYes={() => used.change({ enabled: false })}
          onClose={close}
        >
          No more events are sent to it, also none that wait. Turn it on later, and replay what it missed.
        </ConfirmDialog>
      )}
      {open === "delete" && (
        <ConfirmDialog
          title="Delete this webhook?"
          yes="Delete"
          busyLabel="Deleting"
          failed="It was not deleted."
          danger
          onYes={remove}
          onClose={close}
        >
          No more events are sent to it, and the list of what it was sent is deleted. This can’t be undone.
        </ConfirmDialog>
      )}
    </TitledPanel>
  );
}
