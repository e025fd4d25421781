import { SubmitButton } from "@/components/ui/submit-button";

type RestartFormProps = { attemptId: string; variant?: "primary" | "secondary"; label: string; busyLabel: string };

/** Continues an attempt where it stopped, at Xero if needed. */
export function RestartForm({ attemptId, variant, label, busyLabel }: RestartFormProps) {
  return (
    <form method="post" action={`/api/portal/attempts/${attemptId}/restart`}>
      <SubmitButton variant={variant} size="lg" busyLabel={busyLabel} className="max-sm:w-full">
        {label}
      </SubmitButton>
    </form>
  );
}
