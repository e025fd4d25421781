import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast";
import { useOpenWhileWaiting } from "@/components/ui/use-open-while-waiting";
import type { ApiKeyChange, ApiKeyView } from "@/lib/api-keys/view";
import { KeyForm } from "./key-form";
import { NewKey } from "./new-key";
import type { UsedApiKeys } from "./use-api-keys";

type KeyDialogProps = {
  used: UsedApiKeys;
  kind: "organization" | "instance";
  apiKey?: ApiKeyView;
  onClose: () => void;
};

/** Creates an API key and then shows it, or changes one. */
export function KeyDialog({ used, kind, apiKey, onClose }: KeyDialogProps) {
  const [key, setKey] = useState<string | null>(null);
  const { close, wait } = useOpenWhileWaiting(onClose);

  async function save(change: ApiKeyChange) {
    if (!apiKey) return setKey((await wait(used.create(change))).key);
    await used.change(apiKey.id, change);
    showToast("The API key was changed.");
    onClose();
  }

  const title = key ? "New API key" : apiKey ? `Change ${apiKey.name}` : "Create API key";
  return (
    <Dialog title={title} onClose={close} keepOpen wide>
      {key ? <NewKey value={key} onClose={onClose} /> : <KeyForm {...{ kind, apiKey }} onSave={save} onClose={close} />}
    </Dialog>
  );
}
