import type { Metadata } from "next";
import { AuditLog } from "@/components/audit-log/audit-log";
import { AdminsOnly } from "@/components/settings/admins-only";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditLogPage() {
  const { role, organizationName } = await requireUser();
  return (
    <>
      <PageHeader title="Audit log" />
      {role === "admin" ? (
        <AuditLog />
      ) : (
        <AdminsOnly title="Only admins can view the audit log" organizationName={organizationName} />
      )}
    </>
  );
}
