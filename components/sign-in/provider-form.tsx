import { SubmitButton } from "@/components/ui/submit-button";

type ProviderFormProps = { name: string; csrfToken: string; callbackUrl: string };

/** Leads to the organization's own provider; a native form of next-auth. */
export function ProviderForm({ name, csrfToken, callbackUrl }: ProviderFormProps) {
  return (
    <form method="post" action="/api/auth/signin/oidc" className="mt-6 border-t border-line pt-6">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <SubmitButton size="lg" busyLabel="Redirecting" className="max-sm:w-full">
        Sign in with {name}
      </SubmitButton>
    </form>
  );
}
