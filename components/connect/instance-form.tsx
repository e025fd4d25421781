import type { ReactNode } from "react";
import { Actions } from "@/components/ui/actions";
import { SubmitButton } from "@/components/ui/submit-button";

type InstanceFormProps = {
  attemptId: string;
  variant?: "primary" | "secondary";
  /** What the button says, and says while it is busy. */
  verb: string;
  busyVerb: string;
  children: ReactNode;
};

/** Makes the instance, or connects one again. */
export function InstanceForm({ attemptId, variant = "primary", verb, busyVerb, children }: InstanceFormProps) {
  return (
    <form
      method="post"
      action={`/api/portal/attempts/${attemptId}/instance`}
      className="group/instance grid gap-6 *:min-w-0"
    >
      {children}
      <Actions>
        <SubmitButton variant={variant} size="lg" busyLabel={busyVerb}>
          {verb}
        </SubmitButton>
      </Actions>
    </form>
  );
}
