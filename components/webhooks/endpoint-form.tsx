import { type FormEvent, useState } from "react";
import { useApps } from "@/components/apps/use-apps";
import { receiverError } from "@/components/copy/delivery";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { DELIVERABLE_TYPES, type EndpointChange, type EndpointView } from "@/lib/webhooks/endpoints/view";
import { EventChoice } from "./event-choice";

type EndpointFormProps = {
  endpoint: EndpointView | undefined;
  onSave: (change: EndpointChange) => Promise<void>;
  onClose: () => void;
};

export function EndpointForm({ endpoint, onSave, onClose }: EndpointFormProps) {
  const { busy, problem, run } = useTask();
  const [urlError, setUrlError] = useState<string | undefined>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const change = readForm(event.currentTarget);
    const wrong = receiverError(change.url ?? "");
    setUrlError(wrong);
    if (!wrong) run(() => onSave(change));
  }

  return (
    <form noValidate onSubmit={submit} className="mt-4 grid gap-5">
      <TextField
        name="url"
        id="endpoint-url"
        type="url"
        label="URL"
        mono
        autoComplete="off"
        defaultValue={endpoint?.url ?? ""}
        maxLength={2000}
        hint="Where your program receives events, such as https://app.example.com/hooks."
        error={urlError}
      />
      <EventChoice chosen={endpoint?.eventTypes ?? []} />
      <Filters endpoint={endpoint} />
      {problem && (
        <Notice tone="reconnect" role="alert" title="Nothing was saved.">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy} busyLabel="Saving">
          {endpoint ? "Save webhook" : "Add webhook"}
        </Button>
      </DialogActions>
    </form>
  );
}

function Filters({ endpoint }: Pick<EndpointFormProps, "endpoint">) {
  const { value: apps } = useApps();
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        name="tag"
        id="endpoint-tag"
        label="Only with this tag (optional)"
        autoComplete="off"
        maxLength={255}
        defaultValue={endpoint?.tag ?? ""}
        hint="Of instances, and of links."
      />
      {apps && (
        <Select name="app" label="Only of this app" defaultValue={endpoint?.app?.id ?? ""}>
          <option value="">Any app</option>
          {endpoint?.app?.name === null && <option value={endpoint.app.id}>An app that was deleted</option>}
          {apps.items.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}

function readForm(form: HTMLFormElement): EndpointChange {
  const data = new FormData(form);
  const some = data.get("events") === "some" ? data.getAll("eventTypes") : [];
  return {
    url: formText(form, "url").trim(),
    eventTypes: DELIVERABLE_TYPES.filter((type) => some.includes(type)),
    tag: formText(form, "tag").trim(),
    ...(data.has("app") && { app: formText(form, "app") }),
  };
}
