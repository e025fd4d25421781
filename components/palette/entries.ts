import type { ComponentType } from "react";
import {
  Download,
  Footprints,
  LayoutGrid,
  Monitor,
  Moon,
  Plus,
  Search,
  Sun,
  TextAlignJustify,
  TriangleAlert,
} from "lucide-react";
import { STATUS_ICONS } from "@/components/instances/status-badge";
import { STATUS_WORDS } from "@/components/copy/status";
import { INSTANCE_STATUSES } from "@/lib/instances/status";
import type { InstanceView } from "@/lib/instances/view";
import type { Theme } from "@/components/ui/theme";

/** A line of the palette: an address to go to, or a theme to choose. */
export type Entry = {
  key: string;
  group: "Instances" | "Pages" | "Show" | "Do";
  title: string;
  /** In smaller letters behind it. */
  fact?: string;
  Icon: ComponentType<{ className?: string }>;
} & ({ href: string } | { theme: Theme });

const LIST = "/dashboard/instances";

const FIXED: Entry[] = [
  { key: "instances", group: "Pages", title: "Instances", Icon: TextAlignJustify, href: LIST },
  { key: "apps", group: "Pages", title: "Apps", Icon: LayoutGrid, href: "/dashboard/apps" },
  { key: "attempts", group: "Pages", title: "Attempts to connect", Icon: Footprints, href: "/dashboard/attempts" },
  {
    key: "attention",
    group: "Show",
    title: "Needs attention",
    Icon: TriangleAlert,
    href: `${LIST}?status=reconnect,expired,expiring,retrying`,
  },
  ...INSTANCE_STATUSES.map((status): Entry => ({
    key: status,
    group: "Show",
    title: STATUS_WORDS[status],
    Icon: STATUS_ICONS[status],
    href: `${LIST}?status=${status}`,
  })),
  { key: "connect", group: "Do", title: "Connect Xero", Icon: Plus, href: "/connect" },
  { key: "export", group: "Do", title: "Export all as CSV", Icon: Download, href: "/api/portal/instances/export" },
  { key: "light", group: "Do", title: "Light theme", Icon: Sun, theme: "light" },
  { key: "dark", group: "Do", title: "Dark theme", Icon: Moon, theme: "dark" },
  { key: "system", group: "Do", title: "Theme of the system", Icon: Monitor, theme: "system" },
];

/** The lines for what was typed: instances that were found, then what else has all the words. */
export function entriesFor(typed: string, found: InstanceView[]): Entry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fixed = FIXED.filter(({ group, title }) =>
    words.every((word) => `${group} ${title}`.toLowerCase().includes(word)),
  );
  const search = typed.trim();
  const all: Entry[] = search === "" ? [] : [searchEntry(search)];
  return [...found.map(toEntry), ...all, ...fixed];
}

function searchEntry(search: string): Entry {
  const href = `${LIST}?${new URLSearchParams({ search })}`;
  return { key: "search", group: "Instances", title: `All instances with “${search}”`, Icon: Search, href };
}

function toEntry({ id, name, organisationName, status }: InstanceView): Entry {
  return {
    key: `instance-${id}`,
    group: "Instances",
    title: name,
    fact: `${id} ${organisationName}`,
    Icon: STATUS_ICONS[status],
    href: `${LIST}/${id}`,
  };
}
