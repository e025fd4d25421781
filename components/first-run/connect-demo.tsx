import { SubmitButton } from "@/components/ui/submit-button";

/** Straight to Xero's consent page with the saved app. */
export function ConnectDemo({ app }: { app: { id: string; name: string } }) {
  return (
    <form method="post" action="/api/portal/attempts" className="grid justify-items-start gap-2">
      <SubmitButton name="app" value={app.id} variant="primary" busyLabel="Contacting Xero">
        Connect the demo company
      </SubmitButton>
      <p className="text-13 text-ink-3">
        Sign in at Xero, choose Demo Company and allow access. {app.name} is the app that asks.
      </p>
    </form>
  );
}
