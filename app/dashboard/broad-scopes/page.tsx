import type { Metadata } from "next";
import { BroadScopes } from "@/components/apps/broad-scopes";
import { PageHead } from "@/components/ui/page-head";
import { listBroadScopes } from "@/lib/instances/broad-scopes";
import { requireUser } from "@/lib/session";

export const metadata: Metadata = { title: "Broad scopes" };

export default async function BroadScopesPage() {
  const instances = await listBroadScopes(await requireUser());
  return (
    <>
      <PageHead title="Broad scopes" />
      <BroadScopes instances={instances} />
    </>
  );
}
