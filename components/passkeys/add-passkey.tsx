import { useState } from "react";
import { sendJson } from "@/components/portal/request";
import { PasswordStep } from "@/components/second-step/password-step";
import { RecoveryCodes } from "@/components/second-step/recovery-codes";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { browserName } from "@/components/copy/browser";
import { createPasskey } from "./webauthn";

export const PASSKEYS = "/api/portal/account/passkeys";

type AddPasskeyProps = {
  email: string;
  /** Called as soon as the passkey counts. */
  onAdded: () => unknown;
  onClose: () => void;
};

/** Password and a name, then the browser's own dialog, then recovery codes for who has none. */
export function AddPasskey({ email, onAdded, onClose }: AddPasskeyProps) {
  const [codes, setCodes] = useState<string[] | null>(null);

  async function add(password: string, form: HTMLFormElement) {
    const name = formText(form, "passkey-name").trim() || browserName(navigator.userAgent);
    const options = await sendJson<PublicKeyCredentialCreationOptionsJSON>("POST", `${PASSKEYS}/options`, { password });
    const response = await createPasskey(options);
    const { recoveryCodes } = await sendJson<{ recoveryCodes: string[] | null }>("POST", PASSKEYS, { name, response });
    await onAdded();
    if (recoveryCodes) setCodes(recoveryCodes);
    else onClose();
  }

  return (
    <Dialog title={codes ? "Recovery codes" : "Add a passkey"} onClose={onClose} keepOpen={codes !== null}>
      {codes ? (
        <RecoveryCodes codes={codes} onClose={onClose} />
      ) : (
        <PasswordStep
          email={email}
          yes="Add passkey"
          busyLabel="Adding"
          fields={
            <TextField
              name="passkey-name"
              label="Name"
              hint="To tell it from others later, such as “Work laptop”."
              autoComplete="off"
              maxLength={80}
              defaultValue={browserName(navigator.userAgent)}
            />
          }
          onPassword={add}
          onClose={onClose}
        >
          Your device keeps it and unlocks it with a fingerprint, your face or a PIN. It signs you in without the
          password, and can’t be used on a fake page.
        </PasswordStep>
      )}
    </Dialog>
  );
}
