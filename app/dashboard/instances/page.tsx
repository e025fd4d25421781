import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { Instances } from "@/components/instances/instances";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { requireUser } from "@/lib/session";

export const metadata: Metadata = { title: "Instances" };

export default async function InstancesPage() {
  await requireUser();
  return (
    <>
      <PageHead title="Instances">
        <LinkButton href="/connect" variant="primary">
          <Plus /> Connect Xero
        </LinkButton>
      </PageHead>
      <Instances />
    </>
  );
}
