import { PasswordStep } from "@/components/second-step/password-step";
import { Dialog } from "@/components/ui/dialog";

type EndSessionProps = {
  email: string;
  title: string;
  onPassword: (password: string) => Promise<unknown>;
  onClose: () => void;
};

/** Ends sessions, for the password: somebody at an open browser must not sign its user out elsewhere. */
export function EndSession({ email, title, onPassword, onClose }: EndSessionProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <PasswordStep email={email} yes="End" busyLabel="Ending" danger onPassword={onPassword} onClose={onClose}>
        Whoever works there is signed out. Enter your password to confirm that it is you.
      </PasswordStep>
    </Dialog>
  );
}
