import { Menu } from "lucide-react";
import { Brand } from "@/components/ui/brand";
import { buttonStyle } from "@/components/ui/button";
import { Account, type AccountProps } from "./account";
import { NavLinks } from "./nav-links";
import { Collapsible } from "./collapsible";

/** Below 900 px. */
export function TopBar(account: AccountProps) {
  return (
    <header className="relative z-20 flex min-h-14 items-center justify-between border-b border-line bg-surface px-4 md:hidden">
      <Brand />
      <Collapsible>
        <summary
          aria-label="Menu"
          className={buttonStyle({ variant: "ghost", size: "icon", className: "-mr-2.5 group-open:bg-sunken" })}
        >
          <Menu />
        </summary>
        <div className="absolute inset-x-0 top-full grid gap-4 border-b border-line bg-side p-4 shadow-float">
          <nav aria-label="Dashboard">
            <NavLinks isAdmin={account.isAdmin} />
          </nav>
          <div className="grid gap-2 border-t border-line pt-3">
            <p className="px-2.5 text-13 wrap-anywhere text-ink-3">
              <b dir="auto" className="block font-medium text-ink">
                {account.organizationName}
              </b>
              {account.email}
            </p>
            <Account {...account} />
          </div>
        </div>
      </Collapsible>
    </header>
  );
}
