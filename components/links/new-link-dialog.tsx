import Link from "next/link";
import { type FormEvent } from "react";
import { useApps } from "@/components/apps/use-apps";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { LANGUAGE_NAMES } from "@/components/copy/customer/messages";
import { LANGUAGES, LINK_DAYS, MAX_LINK_DAYS, type NewLink } from "@/lib/links/view";

type NewLinkDialogProps = { onMade: (link: NewLink & { name: string }) => void; onClose: () => void };

/** Makes a link for a customer. The app is the only thing that has to exist before. */
export function NewLinkDialog({ onMade, onClose }: NewLinkDialogProps) {
  return (
    <Dialog title="New link" onClose={onClose} keepOpen wide>
      <NewLinkForm onMade={onMade} onClose={onClose} />
    </Dialog>
  );
}

function NewLinkForm({ onMade, onClose }: NewLinkDialogProps) {
  const { value: apps } = useApps();
  const { busy, problem, run } = useTask();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = formText(event.currentTarget, "name");
    const entries = Object.fromEntries(new FormData(event.currentTarget));
    run(async () => onMade({ ...(await sendJson<NewLink>("POST", "/api/portal/links", entries)), name }));
  }

  return (
    <form noValidate onSubmit={submit} className="mt-4 grid gap-5">
      <TextField name="name" label="Who is it for?" required autoComplete="off" />
      <Select name="appId" label="App">
        {apps?.items.map(({ id, name, instances }) => (
          <option key={id} value={id}>
            {name}, {instances} connected
          </option>
        ))}
      </Select>
      {apps?.items.length === 0 && (
        <Notice tone="expiring" title="No app is saved yet.">
          <Link href="/dashboard/apps/new">Add an app</Link> first.
        </Notice>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="maxUses" label="Can be used this many times" inputMode="numeric" defaultValue="1" />
        <TextField
          name="days"
          label="Works for days"
          inputMode="numeric"
          defaultValue={String(LINK_DAYS)}
          hint={`Up to ${MAX_LINK_DAYS}.`}
        />
        <Select name="language" label="Language">
          <option value="">As their browser</option>
          {LANGUAGES.map((language) => (
            <option key={language} value={language}>
              {LANGUAGE_NAMES[language]}
            </option>
          ))}
        </Select>
        <TextField
          name="externalId"
          label="Your own id (optional)"
          hint="Your programs find it on the instances."
          autoComplete="off"
        />
      </div>
      <TextField
        name="email"
        id="link-email"
        type="email"
        label="Send it to (optional)"
        autoComplete="off"
        hint="Or copy it on the next screen and send it yourself."
      />
      {problem && (
        <Notice tone="reconnect" role="alert" title="No link was made.">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy} busyLabel="Creating">
          Create link
        </Button>
      </DialogActions>
    </form>
  );
}
