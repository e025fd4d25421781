import type { ComponentType } from "react";
import {
  BookOpen,
  Download,
  Footprints,
  KeyRound,
  LogOut,
  Monitor,
  Moon,
  Palette,
  Plus,
  ScanLine,
  Search,
  Stethoscope,
  Sun,
  TriangleAlert,
  UserRound,
  Webhook,
} from "lucide-react";
import { STATUS_ICONS } from "@/components/instances/status-badge";
import { STATUS_WORDS } from "@/components/copy/status";
import { pagesFor } from "@/components/shell/pages";
import { INSTANCE_STATUSES } from "@/lib/instances/status";
import type { InstanceView } from "@/lib/instances/view";
import { setupPath } from "@/lib/setup/view";
import type { Theme } from "@/components/ui/theme";

/** An entry of the palette: a page to open, a theme to choose, signing out, or what is on the page. */
export type Entry = {
  key: string;
  group: "Instances" | "Pages" | "Views" | "Actions" | "On this page";
  title: string;
  /** Shown smaller, at the right. */
  detail?: string;
  Icon: ComponentType<{ className?: string }>;
} & ({ href: string } | { theme: Theme } | { signsOut: true } | { clicks: HTMLElement });

const LIST = "/dashboard/instances";

const ADMIN_ONLY: Entry[] = [
  { key: "api-keys", group: "Pages", title: "API keys", Icon: KeyRound, href: "/dashboard/settings/api-keys" },
  { key: "webhooks", group: "Pages", title: "Webhooks", Icon: Webhook, href: "/dashboard/settings/webhooks" },
  { key: "setup", group: "Pages", title: "Set-up check", Icon: Stethoscope, href: setupPath() },
  { key: "branding", group: "Pages", title: "Branding", Icon: Palette, href: "/dashboard/settings/branding" },
];

const FIXED: Entry[] = [
  { key: "api-docs", group: "Pages", title: "API documentation", Icon: BookOpen, href: "/docs/api" },
  { key: "broad-scopes", group: "Pages", title: "Broad scopes", Icon: ScanLine, href: "/dashboard/broad-scopes" },
  { key: "attempts", group: "Pages", title: "Connection attempts", Icon: Footprints, href: "/dashboard/attempts" },
  { key: "account", group: "Pages", title: "Your account", Icon: UserRound, href: "/dashboard/account" },
  {
    key: "attention",
    group: "Views",
    title: "Needs attention",
    Icon: TriangleAlert,
    href: `${LIST}?status=reconnect,expired,expiring,retrying`,
  },
  ...INSTANCE_STATUSES.map((status): Entry => ({
    key: status,
    group: "Views",
    title: STATUS_WORDS[status],
    Icon: STATUS_ICONS[status],
    href: `${LIST}?status=${status}`,
  })),
  { key: "connect", group: "Actions", title: "Connect Xero", Icon: Plus, href: "/connect" },
  { key: "export", group: "Actions", title: "Export all as CSV", Icon: Download, href: "/api/portal/instances/export" },
  { key: "light", group: "Actions", title: "Light theme", Icon: Sun, theme: "light" },
  { key: "dark", group: "Actions", title: "Dark theme", Icon: Moon, theme: "dark" },
  { key: "system", group: "Actions", title: "System theme", Icon: Monitor, theme: "system" },
  { key: "sign-out", group: "Actions", title: "Sign out", Icon: LogOut, signsOut: true },
];

type Known = { found: InstanceView[]; onScreen: Entry[]; isAdmin: boolean };

/** The entries for the typed text: found instances, then pages, actions and what is on the page, that contain every word. */
export function entriesFor(typed: string, { found, onScreen, isAdmin }: Known): Entry[] {
  const pages = pagesFor(isAdmin).map(({ href, title, Icon }): Entry => ({
    key: href,
    group: "Pages",
    title,
    Icon,
    href,
  }));
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const always = [...pages, ...(isAdmin ? ADMIN_ONLY : []), ...FIXED];
  const others = onScreen.filter(({ title }) => !always.some((entry) => entry.title === title));
  const fixed = [...always, ...others].filter(({ group, title }) =>
    words.every((word) => `${group} ${title}`.toLowerCase().includes(word)),
  );
  const search = typed.trim();
  const all: Entry[] = search === "" ? [] : [searchEntry(search)];
  return [...found.map(toEntry), ...all, ...fixed];
}

function searchEntry(search: string): Entry {
  const href = `${LIST}?${new URLSearchParams({ search })}`;
  return { key: "search", group: "Instances", title: `All instances matching “${search}”`, Icon: Search, href };
}

function toEntry({ id, name, organisationName, status }: InstanceView): Entry {
  return {
    key: `instance-${id}`,
    group: "Instances",
    title: name,
    detail: `${id} ${organisationName}`,
    Icon: STATUS_ICONS[status],
    href: `${LIST}/${id}`,
  };
}
