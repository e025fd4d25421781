import type { ReactNode } from "react";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import type { PersonView } from "@/lib/accounts/view";
import { AdminsOnly } from "./admins-only";

type SettingsPageProps = {
  user: { role: PersonView["role"]; organizationName: string };
  title: string;
  /** "Only admins can manage API keys" */
  refused: string;
  /** The page above it; by default Settings. */
  above?: { href: string; title: string };
  children: ReactNode;
};

const SETTINGS = { href: "/dashboard/settings", title: "Settings" };

/** A page below Settings, which only admins see. Its children bring their own heading. */
export function SettingsPage({ user, title, refused, above = SETTINGS, children }: SettingsPageProps) {
  return (
    <>
      <Breadcrumb {...above} here={title} />
      {user.role === "admin" ? (
        children
      ) : (
        <>
          <PageHeader title={title} />
          <AdminsOnly title={refused} organizationName={user.organizationName} />
        </>
      )}
    </>
  );
}
