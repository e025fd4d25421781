import type { Metadata } from "next";
import { People } from "@/components/people/people";
import { AdminsOnly } from "@/components/settings/admins-only";
import { PageHead } from "@/components/ui/page-head";
import { requireUser } from "@/lib/session";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const { role, organizationName } = await requireUser();
  if (role === "admin") return <People organizationName={organizationName} />;
  return (
    <>
      <PageHead title="People" />
      <AdminsOnly title="People are looked after by admins" organizationName={organizationName} />
    </>
  );
}
