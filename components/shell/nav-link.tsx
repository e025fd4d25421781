"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type NavLinkProps = {
  href: string;
  /** Whether subpages count as this page. */
  hasPages: boolean;
  children: ReactNode;
};

/** A navigation link that marks the current page. Its content is rendered on the server. */
export function NavLink({ href, hasPages, children }: NavLinkProps) {
  const path = usePathname();
  return (
    <Link
      href={href}
      aria-current={path === href ? "page" : hasPages && path.startsWith(`${href}/`) ? "true" : undefined}
      className="group flex min-h-(--hit) items-center gap-2.5 rounded-control px-2.5 font-medium text-ink-2 no-underline transition-colors hover:bg-ink/6 hover:text-ink aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--line)]"
    >
      {children}
    </Link>
  );
}
