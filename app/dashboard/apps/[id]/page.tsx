import type { Metadata } from "next";
import { AppPage } from "@/components/apps/app-page";
import { Crumb } from "@/components/ui/crumb";
import { requireUser } from "@/lib/session";

export const metadata: Metadata = { title: "App" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  await requireUser();
  const { id } = await params;
  return (
    <>
      <Crumb href="/dashboard/apps" title="Apps" here="App" />
      <AppPage id={id} />
    </>
  );
}
