import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { Overview } from "@/components/overview/overview";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { listAdminNames } from "@/lib/accounts/member-store";
import { sendsMail } from "@/lib/mail";
import { requireUser } from "@/lib/signed-in";
import { firstValue, type Query } from "@/app/query";

const MOST_ADMINS_NAMED = 3;

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: { searchParams: Query }) {
  const { organizationId, organizationName, role } = await requireUser();
  const admins = role === "admin" ? [] : await listAdminNames(organizationId, MOST_ADMINS_NAMED);
  const notSwitched = await firstValue(searchParams, "not_switched");
  return (
    <>
      <PageHeader title="Overview">
        <LinkButton href="/connect" variant="primary">
          <Plus /> Connect Xero
        </LinkButton>
      </PageHeader>
      {notSwitched && (
        <Notice tone="reconnect" role="alert" title={`You are still in ${organizationName}.`} className="mb-4">
          The organization was deleted, or you are no longer in it. Its admins can invite you again. Request{" "}
          <code className="font-mono">{notSwitched.slice(0, 24)}</code>.
        </Notice>
      )}
      <Overview canMail={role === "admin" && sendsMail()} admins={admins} />
    </>
  );
}
