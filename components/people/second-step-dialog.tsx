import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { PersonView } from "@/lib/accounts/view";
import { personMenuId } from "./person-menu";

type SecondStepDialogProps = {
  person: PersonView;
  onRemove: (person: PersonView) => Promise<void>;
  onClose: () => void;
};

/** For who has lost phone and recovery codes. */
export function SecondStepDialog({ person, onRemove, onClose }: SecondStepDialogProps) {
  return (
    <ConfirmDialog
      title={`Remove the second step of ${person.email}?`}
      yes="Remove second step"
      busyLabel="Removing"
      failed="Nothing was removed."
      danger
      returnTo={personMenuId(person.id)}
      onYes={() => onRemove(person)}
      onClose={onClose}
    >
      Make sure that it is they who ask. Their authenticator app, passkeys and recovery codes stop working, and they are
      signed out everywhere. Their password alone signs them in until they add another.
    </ConfirmDialog>
  );
}
