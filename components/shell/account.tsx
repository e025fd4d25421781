import { LogOut, UserRound } from "lucide-react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { ThemeSwitch } from "@/components/ui/theme-switch";
import { type OtherOrganization, Organizations } from "./organizations";

export type AccountProps = {
  organizationName: string;
  /** The user's organizations apart from the current one. */
  others: OtherOrganization[];
  email: string;
  isAdmin: boolean;
  csrfToken: string;
};

/** Theme, account, organization and signing out. Native links and forms, so that it works without scripts. */
export function Account({ others, csrfToken }: AccountProps) {
  return (
    <div className="grid gap-1 text-13">
      <ThemeSwitch className="mx-1 mb-1" />
      <LinkButton href="/dashboard/account" variant="ghost" size="row">
        <UserRound /> Your account
      </LinkButton>
      <Organizations others={others} />
      <form method="post" action="/api/auth/signout">
        <input type="hidden" name="csrfToken" value={csrfToken} />
        <input type="hidden" name="callbackUrl" value="/" />
        <Button type="submit" variant="ghost" size="row">
          <LogOut /> Sign out
        </Button>
      </form>
    </div>
  );
}
