import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { keyLabels } from "@/components/copy/keys";
import type { KeysStep } from "@/lib/attempts/view";

/** Its name for us, and what Xero calls its keys. */
export function KeyFields({ step }: { step: KeysStep }) {
  const { protocol, typed, problems } = step;
  const labels = keyLabels(protocol);
  return (
    <>
      <TextField
        name="name"
        label={labels.name}
        autoComplete="off"
        defaultValue={typed.name}
        hint="For your lists; Xero does not see it."
        error={problems.name}
      />
      <TextField
        name="key"
        label={labels.key}
        mono
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={typed.key}
        error={problems.key}
      />
      <PasswordField
        name="secret"
        label={labels.secret}
        mono
        hint={
          typed.hasSecret
            ? "Kept, encrypted. Type to replace it."
            : "Stored encrypted. It can be replaced later, not read."
        }
        error={problems.secret}
      />
    </>
  );
}
