import { toId } from "@/lib/validation";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Instance } from "@/components/instance/instance";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { requireUser } from "@/lib/signed-in";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return { title: `Instance ${id}` };
}

export default async function InstancePage({ params }: Props) {
  await requireUser();
  const { id } = await params;
  if (!/^[1-9]\d{0,9}$/.test(id)) notFound();
  return (
    <>
      <Breadcrumb href="/dashboard/instances" title="Instances" here={id} />
      <Instance id={toId(id)} />
    </>
  );
}
