import type { ReactNode } from "react";
import { Actions } from "@/components/ui/actions";
import { SubmitButton } from "@/components/ui/submit-button";

type InstanceFormProps = {
  attemptId: string;
  variant?: "primary" | "secondary";
  label: ReactNode;
  busyLabel: string;
  children: ReactNode;
};

/** Creates the instance, or reconnects one. */
export function InstanceForm({ attemptId, variant = "primary", label, busyLabel, children }: InstanceFormProps) {
  return (
    <form
      method="post"
      action={`/api/portal/attempts/${attemptId}/instance`}
      className="group/instance grid gap-6 *:min-w-0"
    >
      {children}
      <Actions>
        <SubmitButton variant={variant} size="lg" busyLabel={busyLabel}>
          {label}
        </SubmitButton>
      </Actions>
    </form>
  );
}
