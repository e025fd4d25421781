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
        {person.isYou ? "You are" : "They are"} signed out of {organizationName} immediately, and API calls with{" "}
        {person.isYou ? "your" : "their"} user secret get 401 here. The instances {person.isYou ? "you" : "they"}{" "}
        connected stay connected. {person.isYou ? "You" : "They"} can be invited again later.
      </p>
      {problem && (
        <Notice tone="reconnect" role="alert" title="Nobody was removed." className="mt-4">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="danger-filled" busy={busy} busyLabel="Removing" onClick={() => run(() => onRemove(person))}>
          Remove
        </Button>
      </DialogActions>
    </Dialog>
  );
}
