import { SubmitButton } from "@/components/ui/submit-button";

/** Ends an attempt that is back from Xero, and says whether that ends what it has connected there. */
export function CancelForm({ attemptId, endsAtXero }: { attemptId: string; endsAtXero: boolean }) {
  return (
    <form method="post" action={`/api/portal/attempts/${attemptId}/cancellation`}>
      <SubmitButton variant="ghost" busyLabel="Cancelling" className="-mr-3.5">
        {endsAtXero ? "Cancel and disconnect at Xero" : "Cancel"}
      </SubmitButton>
    </form>
  );
}
