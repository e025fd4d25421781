import type { Metadata } from "next";
import { headers } from "next/headers";
import { Invitation } from "@/components/invitation/invitation";
import { singleSignOnName } from "@/lib/accounts/single-sign-on";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage() {
  // Tells Next that the page depends on the request, before settings are read: a build has none.
  await headers();
  return <Invitation provider={singleSignOnName()} />;
}
