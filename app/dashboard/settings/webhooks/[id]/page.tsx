import type { Metadata } from "next";
import { AdminsOnly } from "@/components/settings/admins-only";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { EndpointPage } from "@/components/webhooks/endpoint-page";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Webhook" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { role, organizationName } = await requireUser();
  const { id } = await params;
  return (
    <>
      <Breadcrumb href="/dashboard/settings/webhooks" title="Webhooks" here="Webhook" />
      {role === "admin" ? (
        <EndpointPage id={id} />
      ) : (
        <>
          <PageHeader title="Webhook" />
          <AdminsOnly title="Only admins can manage webhooks" organizationName={organizationName} />
        </>
      )}
    </>
  );
}
