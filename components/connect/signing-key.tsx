import { TextArea } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { RadioCard, RadioCards } from "@/components/ui/radio-card";
import type { KeysStep } from "@/lib/attempts/view";
import { Certificate } from "./certificate";

type SigningKeyProps = { certificate: string; typed: KeysStep["typed"]; problem: string | null | undefined };

/** What signs for a partner app. The browser shows what belongs to the choice by itself. */
export function SigningKey({ certificate, typed, problem }: SigningKeyProps) {
  return (
    <div className="group/sign grid gap-6 *:min-w-0">
      <RadioCards legend="What signs">
        <RadioCard
          name="signWith"
          value="installation"
          title="Gangway’s key"
          defaultChecked={typed.signWith === "installation"}
        >
          Upload its certificate at Xero. Nothing to enter here.
        </RadioCard>
        <RadioCard name="signWith" value="own" title="A key of your own" defaultChecked={typed.signWith === "own"}>
          For an app whose certificate is at Xero already.
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
              ? "Kept, encrypted. Paste another one to replace it."
              : "PEM, RSA, 2048 bits or more, without a passphrase. Stored encrypted."
          }
          error={problem}
        />
        <FileField name="privateKeyFile" label="Or its file" accept=".pem,.key,.txt" />
      </div>
    </div>
  );
}
