import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { ExportLink } from "@/components/instances/export-link";
import { Instances } from "@/components/instances/instances";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { sendsMail } from "@/lib/mail";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Instances" };

export default async function InstancesPage() {
  const { role } = await requireUser();
  return (
    <>
      <PageHeader title="Instances">
        <div className="flex gap-3">
          <ExportLink />
          <LinkButton href="/connect" variant="primary">
            <Plus /> Connect Xero
          </LinkButton>
        </div>
      </PageHeader>
      <Instances isAdmin={role === "admin"} sendsMail={sendsMail()} />
    </>
  );
}
