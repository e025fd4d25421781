import { House, LayoutGrid, Link2, ScrollText, Settings, TextAlignJustify, Users } from "lucide-react";

export const HOME = "/dashboard";

const PAGES = [
  { href: HOME, title: "Overview", Icon: House },
  { href: "/dashboard/instances", title: "Instances", Icon: TextAlignJustify },
  { href: "/dashboard/apps", title: "Apps", Icon: LayoutGrid },
];

const ADMIN_PAGES = [
  ...PAGES,
  { href: "/dashboard/links", title: "Links", Icon: Link2 },
  { href: "/dashboard/people", title: "People", Icon: Users },
  { href: "/dashboard/audit-log", title: "Audit log", Icon: ScrollText },
  { href: "/dashboard/settings", title: "Settings", Icon: Settings },
];

/** The pages of the dashboard that a role opens from everywhere. */
export const pagesFor = (isAdmin: boolean) => (isAdmin ? ADMIN_PAGES : PAGES);
