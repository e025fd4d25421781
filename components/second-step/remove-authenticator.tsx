import { sendJson } from "@/components/portal/request";
import { Dialog } from "@/components/ui/dialog";
import { AUTHENTICATOR } from "./add-authenticator";
import { PasswordStep } from "./password-step";

type RemoveAuthenticatorProps = { email: string; onRemoved: () => Promise<unknown>; onClose: () => void };

export function RemoveAuthenticator({ email, onRemoved, onClose }: RemoveAuthenticatorProps) {
  async function remove(password: string) {
    await sendJson("DELETE", AUTHENTICATOR, { password });
    onClose();
    await onRemoved();
  }
  return (
    <Dialog title="Remove the authenticator app?" onClose={onClose}>
      <PasswordStep email={email} yes="Remove app" busyLabel="Removing" danger onPassword={remove} onClose={onClose}>
        Its codes no longer let you in. If it is your last second step, your recovery codes stop working, too, and your
        password alone signs you in.
      </PasswordStep>
    </Dialog>
  );
}
