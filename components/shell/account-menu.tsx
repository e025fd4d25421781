import { ChevronsUpDown } from "lucide-react";
import { buttonStyle } from "@/components/ui/button";
import { Account, type AccountProps } from "./account";
import { Collapsible } from "./collapsible";

/** The foot of the side bar: who is signed in where, and behind it the one menu for both. */
export function AccountMenu(account: AccountProps) {
  const { organizationName, email } = account;
  return (
    <div className="relative border-t border-line pt-3">
      <Collapsible>
        <summary
          aria-label={`Account and organization: ${organizationName}, ${email}`}
          className={buttonStyle({ variant: "ghost", size: "row", className: "h-auto py-1.5 group-open:bg-ink/6" })}
        >
          <span className="min-w-0 grow text-left text-13 leading-[1.4] font-normal">
            <b dir="auto" title={organizationName} className="block truncate font-medium text-ink">
              {organizationName}
            </b>
            <span title={email} className="block truncate text-ink-2">
              {email}
            </span>
          </span>
          <ChevronsUpDown />
        </summary>
        <div className="absolute inset-x-0 bottom-full z-20 mb-1 rounded-panel border border-line bg-raised p-2 shadow-float">
          <Account {...account} />
        </div>
      </Collapsible>
    </div>
  );
}
