import type { Metadata } from "next";
import { Attempts } from "@/components/attempts/attempts";
import { Crumb } from "@/components/ui/crumb";
import { PageHead } from "@/components/ui/page-head";
import { requireUser } from "@/lib/session";

export const metadata: Metadata = { title: "Attempts" };

export default async function AttemptsPage() {
  await requireUser();
  return (
    <>
      <Crumb href="/dashboard" title="Overview" here="Attempts" />
      <PageHead title="Attempts to connect" />
      <Attempts />
    </>
  );
}
