import { TextArea } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { RadioCard, RadioCards } from "@/components/ui/radio-card";
import type { KeysStep } from "@/lib/attempts/view";
import { Certificate } from "./certificate";

type SigningKeyProps = { certificate: string; typed: KeysStep["typed"]; problem: string | null | undefined };

/** The signing key of a Partner app. CSS shows the fields of the choice, also without scripts. */
export function SigningKey({ certificate, typed, problem }: SigningKeyProps) {
  return (
    <div className="group/sign grid gap-6 *:min-w-0">
      <RadioCards legend="Signing key">
        <RadioCard
          name="signWith"
          value="installation"
          title="Gangway’s key"
          defaultChecked={typed.signWith === "installation"}
        >
          Upload its certificate to Xero. Nothing to enter here.
        </RadioCard>
        <RadioCard name="signWith" value="own" title="Your own key" defaultChecked={typed.signWith === "own"}>
          For an app whose certificate is already at Xero.
        </RadioCard>
      </RadioCards>
      <div className="hidden group-has-[[value=installation]:checked]/sign:block">
        <Certificate pem={certificate} />
      </div>
      <div className="hidden gap-6 group-has-[[value=own]:checked]/sign:grid">
        <TextArea
          name="privateKey"
          label="Private key"
          mono
          autoComplete="off"
          placeholder="-----BEGIN PRIVATE KEY-----"
          hint={
            typed.hasPrivateKey
              ? "Saved, encrypted. Paste another one to replace it."
              : "PEM, RSA, 2048 bits or more, without a passphrase. Stored encrypted."
          }
          error={problem}
        />
        <FileField name="privateKeyFile" label="Or choose a file" accept=".pem,.key,.txt" />
      </div>
    </div>
  );
}
