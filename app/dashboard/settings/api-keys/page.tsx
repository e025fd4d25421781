import type { Metadata } from "next";
import { OrganizationKeys } from "@/components/api-keys/organization-keys";
import { AdminsOnly } from "@/components/settings/admins-only";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  const { role, organizationName } = await requireUser();
  return (
    <>
      <Breadcrumb href="/dashboard/settings" title="Settings" here="API keys" />
      {role === "admin" ? (
        <OrganizationKeys />
      ) : (
        <>
          <PageHeader title="API keys" />
          <AdminsOnly title="Only admins can manage API keys" organizationName={organizationName} />
        </>
      )}
    </>
  );
}
