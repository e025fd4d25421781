import { useRouter } from "next/navigation";
import { useState } from "react";
import { counted } from "@/components/copy/number";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import type { AppDetails } from "@/lib/apps/view";

/** Deletes an app that nothing uses; else says what does. */
export function DeleteApp({ app }: { app: AppDetails }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <TitledPanel id="delete-app" title="Delete this app">
      {app.instances > 0 ? (
        <p className="max-w-[60ch] text-ink-2">
          {counted(app.instances, "instance")} {app.instances === 1 ? "uses" : "use"} this app, so it can’t be deleted.
          Disconnect them, or reconnect them with another app first.
        </p>
      ) : (
        <>
          <p className="mb-3 max-w-[60ch] text-ink-2">
            No instance uses it. Its keys are removed from Gangway; the app at Xero stays as it is.
          </p>
          <Button variant="danger" onClick={() => setOpen(true)}>
            Delete app
          </Button>
        </>
      )}
      {isOpen && <DeleteDialog app={app} onClose={() => setOpen(false)} />}
    </TitledPanel>
  );
}

function DeleteDialog({ app, onClose }: { app: AppDetails; onClose: () => void }) {
  const { busy, problem, run } = useTask();
  const router = useRouter();

  async function remove() {
    await sendJson("DELETE", `/api/portal/apps/${app.id}`);
    showToast(`${app.name} was deleted.`);
    router.push("/dashboard/apps");
  }

  return (
    <Dialog title={`Delete ${app.name}?`} onClose={onClose}>
      <p className="text-ink-2">
        Its keys are removed from Gangway for good. To use it again, enter them again; the app at Xero stays as it is.
      </p>
      {problem && (
        <Notice tone="reconnect" role="alert" title="It was not deleted." className="mt-4">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="danger-filled" busy={busy} busyLabel="Deleting" onClick={() => run(remove)}>
          Delete
        </Button>
      </DialogActions>
    </Dialog>
  );
}
