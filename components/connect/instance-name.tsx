import { TextField } from "@/components/ui/field";
import type { OrganisationStep } from "@/lib/attempts/view";

export function InstanceName({ step }: { step: Pick<OrganisationStep, "name" | "problem"> }) {
  return (
    <TextField
      name="name"
      label="Name of the instance"
      autoComplete="off"
      defaultValue={step.name}
      hint="Lists and programs show it. You can change it later."
      error={step.problem}
    />
  );
}
