import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { PersonView } from "@/lib/accounts/view";
import { personMenuId } from "./person-menu";

type RemoveDialogProps = {
  person: PersonView;
  organizationName: string;
  onRemove: (person: PersonView) => Promise<void>;
  onClose: () => void;
};

export function RemoveDialog({ person, organizationName, onRemove, onClose }: RemoveDialogProps) {
  const { busy, problem, run } = useTask();
  return (
    <Dialog title={`Remove ${person.email}?`} onClose={onClose} returnTo={personMenuId(person.id)}>
      <p className="text-ink-2">
        {person.isYou ? "You are" : "They are"} signed out of {organizationName} at once, and programs with{" "}
        {person.isYou ? "your" : "their"} user secret get 401 here. What {person.isYou ? "you" : "they"} connected
        stays, with its tokens. An invitation brings {person.isYou ? "you" : "them"} back.
      </p>
      {problem && (
        <Notice tone="reconnect" role="alert" title="Nobody was removed." className="mt-4">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Keep {person.isYou ? "me" : "them"}</Button>
        <Button variant="danger-filled" busy={busy} busyLabel="Removing" onClick={() => run(() => onRemove(person))}>
          Remove
        </Button>
      </DialogActions>
    </Dialog>
  );
}
