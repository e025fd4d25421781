import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { BULK_WORDS } from "@/components/copy/bulk";
import { counted } from "@/components/copy/number";
import { parseTags } from "@/components/copy/tags";
import type { BulkAction, InstanceView } from "@/lib/instances/view";

type BulkAskProps = {
  action: BulkAction;
  instances: InstanceView[];
  returnTo: string;
  onGo: (tags: string[]) => void;
  onClose: () => void;
};

/** Asks what has to be known, or meant, before something is done to many. */
export function BulkConfirm({ action, instances, returnTo, onGo, onClose }: BulkAskProps) {
  const many = counted(instances.length, "instance");
  if (action === "disconnect" || action === "mail") {
    const { title, says, no, yes } = CONFIRMED[action];
    return (
      <Dialog title={`${title} ${many}?`} onClose={onClose} returnTo={returnTo}>
        <p className="text-ink-2">{says}</p>
        <Names instances={instances} />
        <DialogActions>
          <Button onClick={onClose}>{no}</Button>
          <Button variant={action === "disconnect" ? "danger-filled" : "primary"} onClick={() => onGo([])}>
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
    says: "Their connections end at Xero where Xero can end them, and their tokens stop working at once. Each can be connected again later; it will get a new id and token.",
    no: "Keep them",
    yes: (count: number) => `Disconnect ${count}`,
  },
  mail: {
    title: "Send a reconnect mail about",
    says: "Whoever connected them gets one mail, with a link to each instance. One that needs no reconnect is left out, and so is one that a mail of the last hour was about.",
    no: "Cancel",
    yes: () => "Send mail",
  },
};

const SHOWN = 5;

function Names({ instances }: { instances: InstanceView[] }) {
  const more = instances.length - SHOWN;
  return (
    <ul className="mt-3 grid gap-1 text-14">
      {instances.slice(0, SHOWN).map(({ id, name }) => (
        <li key={id} className="truncate">
          {name} <span className="text-ink-3 tabular-nums">{id}</span>
        </li>
      ))}
      {more > 0 && <li className="text-ink-3">and {more} more</li>}
    </ul>
  );
}

function TagForm({ action, onGo, onClose }: Omit<BulkAskProps, "instances" | "returnTo">) {
  const [error, setError] = useState<string>();
  const { name } = BULK_WORDS[action];

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const tags = parseTags(formText(event.currentTarget, "tags"));
    if (tags.length === 0) return setError("At least one tag is needed.");
    onGo(tags);
  }

  return (
    <form noValidate onSubmit={submit}>
      <TextField name="tags" label="Tags" hint="With commas between them." autoComplete="off" error={error} />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary">
          {name}
        </Button>
      </DialogActions>
    </form>
  );
}
