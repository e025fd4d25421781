import { signIn } from "next-auth/react";
import { Button } from "@/components/ui/button";
import type { OpenInvitationView } from "@/lib/accounts/view";

type ByProviderProps = { name: string; needs: OpenInvitationView["needs"] };

/** The other way to accept. A new user is in by signing in; who is known comes back here to join. */
export function ByProvider({ name, needs }: ByProviderProps) {
  const back = needs === "account" ? "/dashboard" : "/invitation";
  return (
    <div className="mt-6 border-t border-line pt-6">
      <Button size="lg" className="max-sm:w-full" onClick={() => void signIn("oidc", { callbackUrl: back })}>
        Sign in with {name}
      </Button>
    </div>
  );
}
