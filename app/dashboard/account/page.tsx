import type { Metadata } from "next";
import { MyAccount } from "@/components/account/my-account";
import { PageHeader } from "@/components/ui/page-header";
import { requireUser } from "@/lib/signed-in";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  await requireUser();
  return (
    <>
      <PageHeader title="Your account" />
      <MyAccount />
    </>
  );
}
