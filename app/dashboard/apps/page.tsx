import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { Apps } from "@/components/apps/apps";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { requireUser } from "@/lib/session";

export const metadata: Metadata = { title: "Apps" };

export default async function AppsPage() {
  await requireUser();
  return (
    <>
      <PageHead title="Apps">
        <LinkButton href="/connect" variant="primary">
          <Plus /> Connect Xero
        </LinkButton>
      </PageHead>
      <Apps />
    </>
  );
}
