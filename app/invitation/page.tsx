import type { Metadata } from "next";
import { headers } from "next/headers";
import { Invitation } from "@/components/invitation/invitation";
import { NarrowPage } from "@/components/site/narrow-page";
import { ScriptRequired } from "@/components/site/script-required";
import { singleSignOnName } from "@/lib/accounts/single-sign-on";

export const metadata: Metadata = { title: "Invitation" };

export default async function InvitationPage() {
  // Tells Next that the page depends on the request, before settings are read: a build has none.
  await headers();
  return (
    <NarrowPage title="You are invited" lead="Gangway connects Xero organisations, and looks after the connections.">
      <ScriptRequired />
      <Invitation provider={singleSignOnName()} />
    </NarrowPage>
  );
}
