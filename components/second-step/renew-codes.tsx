import { useState } from "react";
import { sendJson } from "@/components/portal/request";
import { Dialog } from "@/components/ui/dialog";
import { PasswordStep } from "./password-step";
import { RecoveryCodes } from "./recovery-codes";

type RenewCodesProps = { email: string; onRenewed: () => Promise<unknown>; onClose: () => void };

export function RenewCodes({ email, onRenewed, onClose }: RenewCodesProps) {
  const [codes, setCodes] = useState<string[] | null>(null);

  async function renew(password: string) {
    const path = "/api/portal/account/recovery-codes";
    const answer = await sendJson<{ recoveryCodes: string[] }>("POST", path, { password });
    setCodes(answer.recoveryCodes);
    await onRenewed();
  }

  return (
    <Dialog title={codes ? "Recovery codes" : "Create new recovery codes?"} onClose={onClose} keepOpen={codes !== null}>
      {codes ? (
        <RecoveryCodes codes={codes} onClose={onClose} />
      ) : (
        <PasswordStep email={email} yes="Create codes" busyLabel="Creating" onPassword={renew} onClose={onClose}>
          The ones you have stop working.
        </PasswordStep>
      )}
    </Dialog>
  );
}
