import { useState } from "react";
import { PasskeyLines } from "@/components/passkeys/passkey-lines";
import { sendJson } from "@/components/portal/request";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import { counted } from "@/components/copy/number";
import { STEP_ADDED } from "@/components/copy/second-step";
import type { AccountView } from "@/lib/accounts/view";
import { AUTHENTICATOR } from "./add-authenticator";
import { Line } from "./line";

const AddAuthenticator = onDemand(() => import("./add-authenticator").then((file) => file.AddAuthenticator));
const AddPasskey = onDemand(() => import("@/components/passkeys/add-passkey").then((file) => file.AddPasskey));
const RemoveStep = onDemand(() => import("./remove-step").then((file) => file.RemoveStep));
const RenewCodes = onDemand(() => import("./renew-codes").then((file) => file.RenewCodes));

type SecondStepPanelProps = { account: AccountView; refresh: () => Promise<unknown> };

/** What the user shows at sign-in besides the password. */
export function SecondStepPanel({ account, refresh }: SecondStepPanelProps) {
  return (
    <TitledPanel id="second-step" title="Second step">
      <p className="mb-1 max-w-[60ch] text-ink-2">
        {account.hasPassword
          ? "With a second step, somebody who learns your password still can’t sign in. Your API secrets work as before."
          : "A second step is up to your organization’s provider, where you sign in."}
      </p>
      {account.hasPassword && <Steps account={account} refresh={refresh} />}
    </TitledPanel>
  );
}

type Act = "add-app" | "remove-app" | "add-passkey" | "codes";

function Steps({ account: { email, secondStep }, refresh }: SecondStepPanelProps) {
  const [act, setAct] = useState<Act | null>(null);
  const { authenticator, passkeys, recoveryCodes } = secondStep;
  const props = { email, onClose: () => setAct(null) };

  async function done(words: string) {
    showToast(words);
    await refresh();
  }

  return (
    <>
      <ul>
        <Line title="Authenticator app" state={authenticator ? "On" : "Off"}>
          {authenticator ? (
            <Button variant="danger" aria-label="Remove the authenticator app" onClick={() => setAct("remove-app")}>
              Remove
            </Button>
          ) : (
            <Button onClick={() => setAct("add-app")}>Add app</Button>
          )}
        </Line>
        <Line title="Passkeys" state={passkeys.length > 0 ? counted(passkeys.length, "passkey") : "None"}>
          <Button onClick={() => setAct("add-passkey")}>Add passkey</Button>
        </Line>
        <PasskeyLines email={email} passkeys={passkeys} onDone={done} />
        {(authenticator || passkeys.length > 0) && (
          <Line title="Recovery codes" state={`${counted(recoveryCodes, "code")} left`}>
            <Button onClick={() => setAct("codes")}>Create new codes</Button>
          </Line>
        )}
      </ul>
      {act === "add-app" && <AddAuthenticator {...props} onAdded={() => done(STEP_ADDED.authenticator)} />}
      {act === "add-passkey" && <AddPasskey {...props} onAdded={() => done(STEP_ADDED.passkey)} />}
      {act === "remove-app" && (
        <RemoveStep
          {...props}
          title="Remove the authenticator app?"
          yes="Remove app"
          onRemove={(password) => sendJson("DELETE", AUTHENTICATOR, { password })}
          onRemoved={() => done("The authenticator app is removed.")}
        />
      )}
      {act === "codes" && <RenewCodes {...props} onRenewed={refresh} />}
    </>
  );
}
