import Link from "next/link";
import type { ReactNode } from "react";
import { type CheckId, setupPath } from "@/lib/setup/view";

/** From a problem of the set-up to the line that ends it, for admins. */
export function SetupLink({ to, children }: { to: CheckId; children: ReactNode }) {
  return (
    <Link href={setupPath(to)} prefetch={false}>
      {children}
    </Link>
  );
}
