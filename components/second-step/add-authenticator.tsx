import { useState } from "react";
import { sendJson } from "@/components/portal/request";
import { Dialog } from "@/components/ui/dialog";
import { AuthenticatorKey } from "./authenticator-key";
import { PasswordStep } from "./password-step";
import { RecoveryCodes } from "./recovery-codes";

export const AUTHENTICATOR = "/api/portal/account/authenticator";

type Key = { key: string; uri: string };
type AddAuthenticatorProps = {
  email: string;
  /** Called as soon as the app counts. */
  onAdded: () => unknown;
  onClose: () => void;
};

/** Password, then the key and a code of it, then recovery codes for who has none. */
export function AddAuthenticator({ email, onAdded, onClose }: AddAuthenticatorProps) {
  const [key, setKey] = useState<Key | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);

  async function finish(code: string) {
    const path = `${AUTHENTICATOR}/confirmation`;
    const { recoveryCodes } = await sendJson<{ recoveryCodes: string[] | null }>("POST", path, { code });
    await onAdded();
    if (recoveryCodes) setCodes(recoveryCodes);
    else onClose();
  }

  return (
    <Dialog title={codes ? "Recovery codes" : "Add an authenticator app"} onClose={onClose} keepOpen={key !== null}>
      {codes && <RecoveryCodes codes={codes} onClose={onClose} />}
      {!codes && key && <AuthenticatorKey secret={key.key} uri={key.uri} onCode={finish} onClose={onClose} />}
      {!codes && !key && (
        <PasswordStep
          email={email}
          yes="Continue"
          busyLabel="Checking"
          onPassword={async (password) => setKey(await sendJson<Key>("POST", AUTHENTICATOR, { password }))}
          onClose={onClose}
        >
          An app on your phone, such as Google Authenticator, 1Password or Aegis, shows a code that you enter after your
          password.
        </PasswordStep>
      )}
    </Dialog>
  );
}
