import { useState } from "react";
import { sendJson } from "@/components/portal/request";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast";
import { useOpenWhileWaiting } from "@/components/ui/use-open-while-waiting";
import type { EndpointChange, EndpointView, EndpointWithKey } from "@/lib/webhooks/endpoints/view";
import { EndpointForm } from "./endpoint-form";
import { NewKey } from "./new-key";
import { ENDPOINTS } from "./use-endpoints";

type EndpointDialogProps = { endpoint?: EndpointView; onSaved: () => Promise<unknown>; onClose: () => void };

/** Adds a webhook and then shows its signature key, or changes one. */
export function EndpointDialog({ endpoint, onSaved, onClose }: EndpointDialogProps) {
  const [key, setKey] = useState<string | null>(null);
  const { close, wait } = useOpenWhileWaiting(onClose);

  async function save(change: EndpointChange) {
    if (endpoint) {
      await sendJson("PATCH", `${ENDPOINTS}/${endpoint.id}`, change);
      showToast("The webhook was changed.");
      onClose();
    } else setKey((await wait(sendJson<EndpointWithKey>("POST", ENDPOINTS, change))).signatureKey);
    await onSaved();
  }

  const title = key ? "Signature key" : endpoint ? "Change webhook" : "Add webhook";
  return (
    <Dialog title={title} onClose={close} keepOpen wide>
      {key ? (
        <NewKey value={key} onClose={onClose} />
      ) : (
        <EndpointForm endpoint={endpoint} onSave={save} onClose={close} />
      )}
    </Dialog>
  );
}
