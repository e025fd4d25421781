import type { Metadata } from "next";
import { AppPage } from "@/components/apps/app-page";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { requireApp } from "@/lib/apps/require-app";
import { getUser, requireUser } from "@/lib/signed-in";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const user = await getUser();
  const app = user && (await requireApp(user, (await params).id).catch(() => null));
  return { title: app?.name ?? "App" };
}

export default async function Page({ params }: Props) {
  await requireUser();
  const { id } = await params;
  return (
    <>
      <Breadcrumb href="/dashboard/apps" title="Apps" here="App" />
      <AppPage id={id} />
    </>
  );
}
