import type { Metadata } from "next";
import { BroadScopes } from "@/components/apps/broad-scopes";
import { PageHeader } from "@/components/ui/page-header";
import { listBroadScopes } from "@/lib/instances/broad-scopes";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Broad scopes" };

export default async function BroadScopesPage() {
  const instances = await listBroadScopes(await requireUser());
  return (
    <>
      <PageHeader title="Broad scopes" />
      <BroadScopes instances={instances} />
    </>
  );
}
