import type { Metadata } from "next";
import { AdminsOnly } from "@/components/settings/admins-only";
import { SetupCheck } from "@/components/setup/setup-check";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Set-up check" };

export default async function SetupPage() {
  const { role, organizationName } = await requireUser();
  return (
    <>
      <Breadcrumb href="/dashboard/settings" title="Settings" here="Set-up check" />
      {role === "admin" ? (
        <SetupCheck />
      ) : (
        <>
          <PageHeader title="Set-up check" />
          <AdminsOnly title="Only admins can check the set-up" organizationName={organizationName} />
        </>
      )}
    </>
  );
}
