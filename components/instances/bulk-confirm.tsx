import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { BULK_WORDS } from "@/components/copy/bulk";
import { counted } from "@/components/copy/number";
import { parseTags } from "@/components/copy/tags";
import type { BulkAction, InstanceView } from "@/lib/instances/view";

type BulkConfirmProps = {
  action: BulkAction;
  instances: InstanceView[];
  returnTo: string;
  onGo: (tags: string[]) => void;
  onClose: () => void;
};

/** Asks for confirmation, or for tags, before a bulk action. */
export function BulkConfirm({ action, instances, returnTo, onGo, onClose }: BulkConfirmProps) {
  const many = counted(instances.length, "instance");
  if (action === "disconnect" || action === "disable" || action === "mail") {
    const { title, text, no, yes } = CONFIRMED[action];
    return (
      <Dialog title={`${title} ${many}?`} onClose={onClose} returnTo={returnTo}>
        <p className="text-ink-2">{text}</p>
        <Names instances={instances} />
        <DialogActions>
          <Button onClick={onClose}>{no}</Button>
          <Button variant={action === "mail" ? "primary" : "danger-filled"} onClick={() => onGo([])}>
            {yes(instances.length)}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog title={`${BULK_WORDS[action].name}: ${many}`} onClose={onClose} returnTo={returnTo}>
      <TagForm action={action} onGo={onGo} onClose={onClose} />
    </Dialog>
  );
}

const CONFIRMED = {
  disconnect: {
    title: "Disconnect",
    text: "This ends their connections at Xero where Xero allows it, and their instance tokens stop working immediately. You can connect each organisation again later; it gets a new id and instance token.",
    no: "Cancel",
    yes: (count: number) => `Disconnect ${count}`,
  },
  disable: {
    title: "Disable",
    text: "Their API calls get 403 immediately, until they are enabled again. The connections stay, and their Xero tokens are still renewed.",
    no: "Cancel",
    yes: (count: number) => `Disable ${count}`,
  },
  mail: {
    title: "Send a reconnect email for",
    text: "Each customer whose address is known gets one email with a link for each instance, which needs no account; for the others, whoever connected them does. Instances that need no reconnect, or had an email within the last hour, are skipped.",
    no: "Cancel",
    yes: () => "Send email",
  },
};

const SHOWN = 5;

function Names({ instances }: { instances: InstanceView[] }) {
  const more = instances.length - SHOWN;
  return (
    <ul className="mt-3 grid gap-1 text-14">
      {instances.slice(0, SHOWN).map(({ id, name }) => (
        <li key={id} title={name} className="truncate">
          <bdi>{name}</bdi> <span className="text-ink-3 tabular-nums">{id}</span>
        </li>
      ))}
      {more > 0 && <li className="text-ink-3">and {more} more</li>}
    </ul>
  );
}

function TagForm({ action, onGo, onClose }: Omit<BulkConfirmProps, "instances" | "returnTo">) {
  const [error, setError] = useState<string>();
  const { name } = BULK_WORDS[action];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const tags = parseTags(formText(event.currentTarget, "tags"));
    if (tags.length === 0) return setError("Enter at least one tag.");
    onGo(tags);
  }

  return (
    <form noValidate onSubmit={submit}>
      <TextField name="tags" label="Tags" hint="Separate with commas." autoComplete="off" error={error} />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary">
          {name}
        </Button>
      </DialogActions>
    </form>
  );
}
