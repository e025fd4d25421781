import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";

/** Deletes the organization, once its name is typed. */
export function DeleteOrganization({ name }: { name: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <TitledPanel id="delete-organization" title="Delete this organization">
      <p className="mb-3 max-w-[60ch] text-ink-2">
        Deletes its people’s access, apps, secrets and audit log. Disconnect its instances first. You continue in
        another of your organizations.
      </p>
      <Button variant="danger" onClick={() => setOpen(true)}>
        Delete organization
      </Button>
      {isOpen && <DeleteDialog name={name} onClose={() => setOpen(false)} />}
    </TitledPanel>
  );
}

function DeleteDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { busy, problem, run } = useTask();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = formText(event.currentTarget, "typed");
    run(async () => {
      await sendJson("DELETE", "/api/portal/organizations/current", { name: typed });
      window.location.assign("/dashboard");
    });
  }

  return (
    <Dialog title={`Delete ${name}?`} onClose={onClose}>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <p className="text-ink-2">
          Its apps, secrets, invitations and audit log are deleted for good; its people can no longer sign in to it.
          Export the audit log first if you need it. This can’t be undone.
        </p>
        {problem && (
          <Notice tone="reconnect" role="alert" title="It was not deleted.">
            {problem}
          </Notice>
        )}
        <TextField name="typed" label={`Type ${name} to confirm`} autoComplete="off" />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger-filled" busy={busy} busyLabel="Deleting">
            Delete
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
