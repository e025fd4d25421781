import type { Metadata } from "next";
import { AdminsOnly } from "@/components/settings/admins-only";
import { Settings } from "@/components/settings/settings";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const { role, organizationName, email } = await requireUser();
  return (
    <>
      <PageHeader title="Settings" />
      {role === "admin" ? (
        <Settings email={email} />
      ) : (
        <AdminsOnly title="Only admins can change settings" organizationName={organizationName} />
      )}
    </>
  );
}
