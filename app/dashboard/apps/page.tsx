import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Apps } from "@/components/apps/apps";
import { CertificateRotation } from "@/components/apps/certificate-rotation";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Apps" };

export default async function AppsPage() {
  const { role } = await requireUser();
  return (
    <>
      <PageHeader title="Apps">
        {role === "admin" && <LinkButton href="/dashboard/apps/new">Add an app</LinkButton>}
        <LinkButton href="/connect" variant="primary">
          <Plus /> Connect Xero
        </LinkButton>
      </PageHeader>
      <Apps canAdd={role === "admin"}>
        <p className="mt-4 text-13 text-ink-3">
          Xero ends broad scopes in September 2027.{" "}
          <Link href="/dashboard/broad-scopes">View instances that still use them</Link>
        </p>
        {role === "admin" && (
          <div className="mt-8">
            <CertificateRotation />
          </div>
        )}
      </Apps>
    </>
  );
}
