"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A native disclosure, which opens without scripts; navigation closes it. */
export function Collapsible({ children }: { children: ReactNode }) {
  const path = usePathname();
  return (
    <details key={path} className="group">
      {children}
    </details>
  );
}
