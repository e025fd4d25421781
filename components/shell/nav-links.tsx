"use client";

import { Activity, House, LayoutGrid, Settings, TextAlignJustify, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";

const HOME = "/dashboard";
const ENTRIES = [
  { href: HOME, title: "Overview", Icon: House },
  { href: "/dashboard/instances", title: "Instances", Icon: TextAlignJustify },
  { href: "/dashboard/apps", title: "Apps", Icon: LayoutGrid },
];
const ADMIN_ENTRIES = [
  ...ENTRIES,
  { href: "/dashboard/people", title: "People", Icon: Users },
  { href: "/dashboard/activity", title: "Activity", Icon: Activity },
  { href: "/dashboard/settings", title: "Settings", Icon: Settings },
];

export function NavLinks({ isAdmin }: { isAdmin: boolean }) {
  const path = usePathname();
  return (
    <ul className="grid gap-0.5">
      {(isAdmin ? ADMIN_ENTRIES : ENTRIES).map(({ href, title, Icon }) => (
        <li key={href}>
          <Link
            href={href}
            aria-current={path === href ? "page" : href !== HOME && path.startsWith(`${href}/`) ? "true" : undefined}
            className="group flex min-h-(--hit) items-center gap-2.5 rounded-control px-2.5 font-medium text-ink-2 no-underline transition-colors hover:bg-ink/6 hover:text-ink aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--line)]"
          >
            <Icon className="size-4 group-aria-[current]:text-accent" />
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
