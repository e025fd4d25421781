import type { Metadata } from "next";
import { Attempts } from "@/components/attempts/attempts";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Connection attempts" };

export default async function AttemptsPage() {
  await requireUser();
  return (
    <>
      <Breadcrumb href="/dashboard" title="Overview" here="Attempts" />
      <PageHeader title="Connection attempts" />
      <Attempts />
    </>
  );
}
