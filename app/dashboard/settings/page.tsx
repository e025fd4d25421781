import type { Metadata } from "next";
import { AdminsOnly } from "@/components/settings/admins-only";
import { Settings } from "@/components/settings/settings";
import { PageHead } from "@/components/ui/page-head";
import { requireUser } from "@/lib/session";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const { role, organizationName } = await requireUser();
  return (
    <>
      <PageHead title="Settings" />
      {role === "admin" ? (
        <Settings />
      ) : (
        <AdminsOnly title="Settings are for admins" organizationName={organizationName} />
      )}
    </>
  );
}
