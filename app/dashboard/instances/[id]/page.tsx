import { toId } from "@/lib/validation";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Instance } from "@/components/instance/instance";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { sendsMail } from "@/lib/mail";
import { requireInstance } from "@/lib/instances/access";
import { getUser, requireUser } from "@/lib/signed-in";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const user = await getUser();
  const instance = user && (await requireInstance(user, toId(id)).catch(() => null));
  return { title: instance?.name ?? `Instance ${id}` };
}

export default async function InstancePage({ params }: Props) {
  const { role } = await requireUser();
  const { id } = await params;
  if (!/^[1-9]\d{0,9}$/.test(id)) notFound();
  return (
    <>
      <Breadcrumb href="/dashboard/instances" title="Instances" here={id} />
      <Instance id={toId(id)} isAdmin={role === "admin"} canMail={role === "admin" && sendsMail()} />
    </>
  );
}
