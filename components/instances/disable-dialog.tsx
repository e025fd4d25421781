import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DISABLE_CONSEQUENCES } from "@/components/copy/disable";

type DisableDialogProps = {
  name: string;
  returnTo?: string | undefined;
  onYes: () => Promise<unknown>;
  onClose: () => void;
};

export function DisableDialog({ name, ...props }: DisableDialogProps) {
  return (
    <ConfirmDialog
      title={`Disable ${name}?`}
      yes="Disable"
      busyLabel="Disabling"
      failed={`${name} was not changed.`}
      danger
      {...props}
    >
      {DISABLE_CONSEQUENCES}
    </ConfirmDialog>
  );
}
