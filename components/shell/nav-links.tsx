import { House, LayoutGrid, ScrollText, Settings, TextAlignJustify, Users } from "lucide-react";
import { NavLink } from "./nav-link";

const HOME = "/dashboard";
const ENTRIES = [
  { href: HOME, title: "Overview", Icon: House },
  { href: "/dashboard/instances", title: "Instances", Icon: TextAlignJustify },
  { href: "/dashboard/apps", title: "Apps", Icon: LayoutGrid },
];
const ADMIN_ENTRIES = [
  ...ENTRIES,
  { href: "/dashboard/people", title: "People", Icon: Users },
  { href: "/dashboard/audit-log", title: "Audit log", Icon: ScrollText },
  { href: "/dashboard/settings", title: "Settings", Icon: Settings },
];

export function NavLinks({ isAdmin }: { isAdmin: boolean }) {
  return (
    <ul className="grid gap-0.5">
      {(isAdmin ? ADMIN_ENTRIES : ENTRIES).map(({ href, title, Icon }) => (
        <li key={href}>
          <NavLink href={href} hasPages={href !== HOME}>
            <Icon className="size-4 group-aria-[current]:text-accent" />
            {title}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
