import { Search } from "lucide-react";
import { PaletteButton } from "@/components/palette/palette-button";
import { Brand } from "@/components/ui/brand";
import { Key } from "@/components/ui/key";
import type { AccountProps } from "./account";
import { AccountMenu } from "./account-menu";
import { NavLinks } from "./nav-links";

/** From 900 px up; it stays while the page scrolls. */
export function SideBar(account: AccountProps) {
  return (
    <header className="border-r border-line bg-side max-md:hidden">
      <div className="sticky top-0 flex h-dvh flex-col gap-5 overflow-y-auto px-3 py-4">
        <div className="px-2">
          <Brand />
        </div>
        <nav aria-label="Dashboard" className="grow">
          <NavLinks isAdmin={account.isAdmin} />
        </nav>
        <PaletteButton>
          <Search /> Go to
          <Key className="ml-auto">Ctrl K</Key>
        </PaletteButton>
        <AccountMenu {...account} />
      </div>
    </header>
  );
}
