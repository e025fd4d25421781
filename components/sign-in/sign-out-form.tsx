import { SubmitButton } from "@/components/ui/submit-button";

/** Ends the session; a native form of next-auth. */
export function SignOutForm({ csrfToken }: { csrfToken: string }) {
  return (
    <form method="post" action="/api/auth/signout" className="mt-6 border-t border-line pt-6">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value="/" />
      <SubmitButton size="lg" className="max-sm:w-full">
        Sign out
      </SubmitButton>
    </form>
  );
}
