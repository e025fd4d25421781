import type { Metadata } from "next";
import { MyAccount } from "@/components/account/my-account";
import { PageHead } from "@/components/ui/page-head";
import { requireUser } from "@/lib/session";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  await requireUser();
  return (
    <>
      <PageHead title="Your account" />
      <MyAccount />
    </>
  );
}
