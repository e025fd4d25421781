import { signIn } from "next-auth/react";
import { Button } from "@/components/ui/button";
import type { OpenInvitationView } from "@/lib/accounts/view";

type ByProviderProps = { name: string; needs: OpenInvitationView["needs"] };

/** The other way to accept. Signing in makes a new user a member; an existing one returns here to join. */
export function ByProvider({ name, needs }: ByProviderProps) {
  const callbackUrl = needs === "account" ? "/dashboard" : "/invitation";
  return (
    <div className="mt-6 border-t border-line pt-6">
      <Button size="lg" className="max-sm:w-full" onClick={() => void signIn("oidc", { callbackUrl })}>
        Sign in with {name}
      </Button>
    </div>
  );
}
