import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { PersonView } from "@/lib/accounts/view";
import { personMenuId } from "./person-menu";

type AdminDialogProps = {
  person: PersonView;
  organizationName: string;
  onMakeAdmin: (person: PersonView) => Promise<void>;
  onClose: () => void;
};

export function AdminDialog({ person, organizationName, onMakeAdmin, onClose }: AdminDialogProps) {
  return (
    <ConfirmDialog
      title={`Make ${person.email} an admin?`}
      yes="Make admin"
      busyLabel="Changing"
      failed="Nothing was changed."
      returnTo={personMenuId(person.id)}
      onYes={() => onMakeAdmin(person)}
      onClose={onClose}
    >
      Admins of {organizationName} see and change every instance, app and secret, and manage its people, you included.
    </ConfirmDialog>
  );
}
