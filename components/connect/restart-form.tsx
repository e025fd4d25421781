import { SubmitButton } from "@/components/ui/submit-button";

type RestartFormProps = { attemptId: string; variant?: "primary" | "secondary"; verb: string; busyVerb: string };

/** Takes a run up again where it stopped, at Xero if need be. */
export function RestartForm({ attemptId, variant, verb, busyVerb }: RestartFormProps) {
  return (
    <form method="post" action={`/api/portal/attempts/${attemptId}/restart`}>
      <SubmitButton variant={variant} size="lg" busyLabel={busyVerb} className="max-sm:w-full">
        {verb}
      </SubmitButton>
    </form>
  );
}
