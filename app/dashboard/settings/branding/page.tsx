import type { Metadata } from "next";
import { Branding } from "@/components/branding/branding";
import { previewWords } from "@/components/branding/preview-words";
import { AdminsOnly } from "@/components/settings/admins-only";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Branding" };

export default async function BrandingPage() {
  const { role, organizationName } = await requireUser();
  return (
    <>
      <Breadcrumb href="/dashboard/settings" title="Settings" here="Branding" />
      <PageHeader title="What your customers see" />
      {role === "admin" ? (
        <Branding words={previewWords()} />
      ) : (
        <AdminsOnly title="Only admins can change the branding" organizationName={organizationName} />
      )}
    </>
  );
}
