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

export function Account({ organizationName, others, email, csrfToken }: AccountProps) {
  return (
    <div className="grid gap-3 border-t border-line pt-3 text-13">
      <p className="px-2.5 wrap-anywhere text-ink-3">
        <b className="block font-medium text-ink">{organizationName}</b>
        {email}
      </p>
      <Organizations others={others} />
      <ThemeSwitch className="mx-2.5" />
      <LinkButton href="/dashboard/account" variant="ghost" size="row">
        <UserRound /> Your account
      </LinkButton>
      <form method="post" action="/api/auth/signout" className="-mt-2">
        <input type="hidden" name="csrfToken" value={csrfToken} />
        <input type="hidden" name="callbackUrl" value="/" />
        <Button type="submit" variant="ghost" size="row">
          <LogOut /> Sign out
        </Button>
      </form>
    </div>
  );
}
