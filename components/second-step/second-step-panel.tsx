import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import { counted } from "@/components/copy/number";
import { STEP_ADDED } from "@/components/copy/second-step";
import type { AccountView } from "@/lib/accounts/view";
import { Line } from "./line";

const AddAuthenticator = onDemand(() => import("./add-authenticator").then((file) => file.AddAuthenticator));
const RemoveAuthenticator = onDemand(() => import("./remove-authenticator").then((file) => file.RemoveAuthenticator));
const RenewCodes = onDemand(() => import("./renew-codes").then((file) => file.RenewCodes));

type SecondStepPanelProps = { account: AccountView; refresh: () => Promise<unknown> };

/** What the user shows at sign-in besides the password. */
export function SecondStepPanel({ account, refresh }: SecondStepPanelProps) {
  return (
    <TitledPanel id="second-step" title="Second step">
      <p className="mb-1 max-w-[60ch] text-ink-2">
        {account.hasPassword
          ? "With a second step, somebody who learns your password still can’t sign in. Your API secrets work as before."
          : "You sign in through your organization’s provider, which is responsible for a second step."}
      </p>
      {account.hasPassword && <Steps account={account} refresh={refresh} />}
    </TitledPanel>
  );
}

type Act = "add-app" | "remove-app" | "codes";

function Steps({ account: { email, secondStep }, refresh }: SecondStepPanelProps) {
  const [act, setAct] = useState<Act | null>(null);
  const { authenticator, recoveryCodes } = secondStep;
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
        {authenticator && (
          <Line title="Recovery codes" state={`${counted(recoveryCodes, "code")} left`}>
            <Button onClick={() => setAct("codes")}>Create new codes</Button>
          </Line>
        )}
      </ul>
      {act === "add-app" && <AddAuthenticator {...props} onAdded={() => done(STEP_ADDED.authenticator)} />}
      {act === "remove-app" && (
        <RemoveAuthenticator {...props} onRemoved={() => done("The authenticator app is removed.")} />
      )}
      {act === "codes" && <RenewCodes {...props} onRenewed={refresh} />}
    </>
  );
}
