import type { Metadata } from "next";
import { AppPage } from "@/components/apps/app-page";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "App" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  await requireUser();
  const { id } = await params;
  return (
    <>
      <Breadcrumb href="/dashboard/apps" title="Apps" here="App" />
      <AppPage id={id} />
    </>
  );
}
