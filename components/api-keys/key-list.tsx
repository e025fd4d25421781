import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { onDemand } from "@/components/ui/on-demand";
import { showToast } from "@/components/ui/toast";
import type { ApiKeyView } from "@/lib/api-keys/view";
import { type KeyAct, keyMenuId, KeyRow } from "./key-row";
import type { UsedApiKeys } from "./use-api-keys";

const KeyDialog = onDemand(() => import("./key-dialog").then((file) => file.KeyDialog));
const RotateDialog = onDemand(() => import("./rotate-dialog").then((file) => file.RotateDialog));

type KeyListProps = { keys: ApiKeyView[]; used: UsedApiKeys; kind: "organization" | "instance" };

/** API keys with what can be done with each: those of an instance are only revoked. */
export function KeyList({ keys, used, kind }: KeyListProps) {
  const [open, setOpen] = useState<{ act: KeyAct; apiKey: ApiKeyView } | null>(null);
  const close = () => setOpen(null);
  const apiKey = open?.apiKey;
  return (
    <>
      <ul>
        {keys.map((each) => (
          <KeyRow key={each.id} apiKey={each} kind={kind} onAct={(act) => setOpen({ act, apiKey: each })} />
        ))}
      </ul>
      {apiKey && open.act === "change" && <KeyDialog {...{ used, kind, apiKey }} onClose={close} />}
      {apiKey && open.act === "rotate" && (
        <RotateDialog name={apiKey.name} onRotate={() => used.rotate(apiKey.id)} onClose={close} />
      )}
      {apiKey && open.act === "revoke" && (
        <ConfirmDialog
          title={`Revoke ${apiKey.name}?`}
          yes="Revoke key"
          busyLabel="Revoking"
          failed="It was not revoked."
          danger
          returnTo={keyMenuId(apiKey.id)}
          onYes={() => used.revoke(apiKey.id).then(() => showToast("The API key no longer works."))}
          onClose={close}
        >
          Programs that use it get 401 from now on. This can’t be undone.
        </ConfirmDialog>
      )}
    </>
  );
}
