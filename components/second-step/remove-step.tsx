import { Dialog } from "@/components/ui/dialog";
import { PasswordStep } from "./password-step";

type RemoveStepProps = {
  email: string;
  title: string;
  yes: string;
  onRemove: (password: string) => Promise<unknown>;
  onRemoved: () => Promise<unknown>;
  onClose: () => void;
};

/** Removes the authenticator app or a passkey, for the password. */
export function RemoveStep({ email, title, yes, onRemove, onRemoved, onClose }: RemoveStepProps) {
  async function remove(password: string) {
    await onRemove(password);
    onClose();
    await onRemoved();
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <PasswordStep email={email} yes={yes} busyLabel="Removing" danger onPassword={remove} onClose={onClose}>
        It no longer lets you in. If it is your last second step, your recovery codes stop working, too, and your
        password alone signs you in.
      </PasswordStep>
    </Dialog>
  );
}
