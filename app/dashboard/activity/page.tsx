import type { Metadata } from "next";
import { Activity } from "@/components/activity/activity";
import { AdminsOnly } from "@/components/settings/admins-only";
import { PageHead } from "@/components/ui/page-head";
import { requireUser } from "@/lib/session";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage() {
  const { role, organizationName } = await requireUser();
  return (
    <>
      <PageHead title="Activity" />
      {role === "admin" ? (
        <Activity />
      ) : (
        <AdminsOnly title="The activity is for admins" organizationName={organizationName} />
      )}
    </>
  );
}
