import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { Overview } from "@/components/overview/overview";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage() {
  await requireUser();
  return (
    <>
      <PageHeader title="Overview">
        <LinkButton href="/connect" variant="primary">
          <Plus /> Connect Xero
        </LinkButton>
      </PageHeader>
      <Overview />
    </>
  );
}
