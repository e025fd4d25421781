import type { Metadata } from "next";
import { AuditLog } from "@/components/audit-log/audit-log";
import { AdminsOnly } from "@/components/settings/admins-only";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage() {
  const { role, organizationName } = await requireUser();
  return (
    <>
      <PageHeader title="Activity" />
      {role === "admin" ? (
        <AuditLog />
      ) : (
        <AdminsOnly title="The activity is for admins" organizationName={organizationName} />
      )}
    </>
  );
}
