import type { Metadata } from "next";
import { AdminsOnly } from "@/components/settings/admins-only";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { Endpoints } from "@/components/webhooks/endpoints";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  const { role, organizationName } = await requireUser();
  return (
    <>
      <Breadcrumb href="/dashboard/settings" title="Settings" here="Webhooks" />
      {role === "admin" ? (
        <Endpoints />
      ) : (
        <>
          <PageHeader title="Webhooks" />
          <AdminsOnly title="Only admins can manage webhooks" organizationName={organizationName} />
        </>
      )}
    </>
  );
}
