import type { Metadata } from "next";
import { AddAppPage } from "@/components/apps/add-app-page";
import { AdminsOnly } from "@/components/settings/admins-only";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Add an app" };

export default async function NewAppPage() {
  const { role, organizationName } = await requireUser();
  return (
    <>
      <Breadcrumb href="/dashboard/apps" title="Apps" here="Add an app" />
      <PageHeader title="Add an app" />
      {role === "admin" ? (
        <AddAppPage />
      ) : (
        <AdminsOnly title="Only admins can add an app" organizationName={organizationName} />
      )}
    </>
  );
}
