import type { ReactNode } from "react";
import { LiveUpdates } from "@/components/portal/live-updates";
import { PaletteKey } from "@/components/palette/palette-key";
import { SideBar } from "@/components/shell/side-bar";
import { TopBar } from "@/components/shell/top-bar";
import { NeedsScripts } from "@/components/shell/needs-scripts";
import { Toaster } from "@/components/ui/toast";
import { listOthers } from "@/lib/accounts/organizations";
import { csrfToken, requireUser } from "@/lib/signed-in";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const user = await requireUser();
  const { organizationName, email, role } = user;
  const others = await listOthers(user);
  const account = { organizationName, others, email, isAdmin: role === "admin", csrfToken: await csrfToken() };
  return (
    <div data-steady className="min-h-dvh md:grid md:grid-cols-[216px_minmax(0,1fr)]">
      <SideBar {...account} />
      <TopBar {...account} />
      <main
        id="main"
        tabIndex={-1}
        className="group/page min-w-0 px-4 pt-4 pb-8 sm:p-5 sm:pb-10 lg:px-8 lg:pt-6 lg:pb-14"
      >
        <NeedsScripts />
        {children}
      </main>
      <PaletteKey isAdmin={account.isAdmin} />
      <LiveUpdates />
      <Toaster />
    </div>
  );
}
