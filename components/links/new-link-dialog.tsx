import Link from "next/link";
import { type FormEvent, useState } from "react";
import { useApps } from "@/components/apps/use-apps";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { parseTags } from "@/components/copy/tags";
import { LANGUAGE_NAMES } from "@/components/copy/customer/messages";
import { LANGUAGES, LINK_DAYS, MAX_LINK_DAYS, type NewLink } from "@/lib/links/view";
import { hasConsent } from "@/lib/xero/view";
import { LinkAreas } from "./link-areas";
import { ReturnField } from "./return-field";

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
  const [chosen, setChosen] = useState<string>();
  const { busy, problem, run } = useTask();
  const usable = apps?.items.filter(hasConsent);
  const appId = chosen ?? usable?.[0]?.id;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = formText(event.currentTarget, "name");
    const body = readForm(event.currentTarget);
    run(async () => onMade({ ...(await sendJson<NewLink>("POST", "/api/portal/links", body)), name }));
  }

  return (
    <form noValidate onSubmit={submit} className="mt-4 grid gap-5">
      <TextField name="name" label="Who is it for?" required autoComplete="off" />
      <Select name="appId" label="App" value={appId} onChange={({ target }) => setChosen(target.value)}>
        {usable?.map(({ id, name, instances }) => (
          <option key={id} value={id}>
            {name}, {instances} connected
          </option>
        ))}
        <option value="customer">The customer enters the keys</option>
      </Select>
      {appId !== undefined && <LinkAreas appId={appId} />}
      {usable?.length === 0 && (
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
        name="tags"
        label="Tags (optional)"
        hint="The instances get them. Separate with commas."
        autoComplete="off"
      />
      <ReturnField />
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

/** The entries of the form, tags and areas as lists. Without areas the app's own are asked for. */
function readForm(form: HTMLFormElement): Record<string, unknown> {
  const entries = new FormData(form);
  const areas = entries.has("hasAreas") ? entries.getAll("areas") : undefined;
  return { ...Object.fromEntries(entries), tags: parseTags(formText(form, "tags")), areas };
}
