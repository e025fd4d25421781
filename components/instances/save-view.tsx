import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { savedViews } from "./views";

/** Saves the filtered list under a name in this browser, and offers its link. */
export function SaveView({ address, onClose }: { address: string; onClose: () => void }) {
  const [error, setError] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = formText(event.currentTarget, "name").trim();
    if (name === "") return setError("Enter a name.");
    savedViews.add({ name, address });
    onClose();
  }

  return (
    <Dialog title="Save this view" onClose={onClose}>
      <form noValidate onSubmit={submit} className="grid gap-5">
        <TextField name="name" label="Name" hint="Saved in this browser only." maxLength={40} error={error} />
        <CopyField
          id="view-address"
          label="Link"
          value={window.location.origin + "/dashboard/instances" + address}
          hint="Share this link; people see only what they have access to."
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            Save view
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
