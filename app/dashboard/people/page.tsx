import type { Metadata } from "next";
import { People } from "@/components/people/people";
import { AdminsOnly } from "@/components/settings/admins-only";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const { role, organizationName } = await requireUser();
  if (role === "admin") return <People organizationName={organizationName} />;
  return (
    <>
      <PageHeader title="People" />
      <AdminsOnly title="Only admins can manage people" organizationName={organizationName} />
    </>
  );
}
