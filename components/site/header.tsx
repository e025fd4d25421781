import type { ReactNode } from "react";
import { Brand } from "@/components/ui/brand";

/** Top of every page outside the dashboard. `label` names the navigation: "Home page", "Connect, step 2". */
export function Header({ label, children }: { label?: string; children?: ReactNode }) {
  return (
    <header className="flex h-14 items-center justify-between gap-4 px-4 sm:h-16 sm:px-8">
      <Brand />
      {children && (
        <nav aria-label={label} className="flex items-center gap-2">
          {children}
        </nav>
      )}
    </header>
  );
}
