import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { keyLabels } from "@/components/copy/keys";
import type { KeysStep } from "@/lib/attempts/view";

/** The app's name in Gangway, and its keys as Xero calls them. */
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
        hint="Only shown in Gangway."
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
        placeholder={typed.hasSecret ? "Kept from before" : undefined}
        hint={
          typed.hasSecret
            ? "What you entered is kept, encrypted. Type a new one to replace it."
            : "Stored encrypted. You can replace it later, but not read it."
        }
        error={problems.secret}
      />
    </>
  );
}
