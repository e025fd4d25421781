import type { Metadata } from "next";
import { Links } from "@/components/links/links";
import { AdminsOnly } from "@/components/settings/admins-only";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Links" };

export default async function LinksPage() {
  const { role, organizationName } = await requireUser();
  if (role === "admin") return <Links />;
  return (
    <>
      <PageHeader title="Links" />
      <AdminsOnly title="Only admins can manage links" organizationName={organizationName} />
    </>
  );
}
