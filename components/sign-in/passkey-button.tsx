"use client";

import { clsx } from "@/components/ui/class-names";
import { useState } from "react";
import { signWithPasskey } from "@/components/passkeys/webauthn";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProblemNotice } from "./problem-notice";
import { trySignIn } from "./use-sign-in";

type PasskeyButtonProps = {
  /** What it stands for: password and second step, or the second step alone. */
  as: "passkey" | "second-step";
  callbackUrl: string;
  /** Before the form, as the first choice, rather than after it. */
  isFirst?: boolean;
};

/** Signs in with a passkey of this device. Needs scripts. */
export function PasskeyButton({ as, callbackUrl, isFirst = false }: PasskeyButtonProps) {
  const { busy, problem, run } = useTask();
  const [refusal, setRefusal] = useState<string | null>(null);

  async function signIn() {
    setRefusal(null);
    const options = await sendJson<PublicKeyCredentialRequestOptionsJSON>("POST", `/api/portal/sign-in/${as}`);
    const passkey = JSON.stringify(await signWithPasskey(options));
    const answer = await trySignIn(as, { passkey, callbackUrl });
    if (answer === "signed_in") window.location.assign(callbackUrl);
    else setRefusal(answer);
  }

  return (
    <div
      className={clsx(
        "grid gap-4 border-line sm:justify-items-start noscript:hidden",
        isFirst ? "mb-6 border-b pb-6" : "mt-6 border-t pt-6",
      )}
    >
      {refusal && <ProblemNotice code={refusal} />}
      {problem && (
        <Notice tone="reconnect" role="alert" title="The passkey was not used.">
          {problem}
        </Notice>
      )}
      <Button
        variant={isFirst ? "primary" : "secondary"}
        size="lg"
        busy={busy}
        busyLabel="Waiting for your device"
        onClick={() => run(signIn)}
      >
        {as === "passkey" ? "Sign in with a passkey" : "Use a passkey"}
      </Button>
    </div>
  );
}
