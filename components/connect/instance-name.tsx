import { TextField } from "@/components/ui/field";
import type { OrganisationStep } from "@/lib/attempts/view";

export function InstanceName({ step }: { step: Pick<OrganisationStep, "name" | "problem"> }) {
  return (
    <TextField
      name="name"
      label="Instance name"
      autoComplete="off"
      defaultValue={step.name}
      hint="Shown in lists and in the API. You can change it later."
      error={step.problem}
    />
  );
}
