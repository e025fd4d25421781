import type { Metadata } from "next";
import { Invitation } from "@/components/invitation/invitation";
import { NarrowPage } from "@/components/site/narrow-page";
import { OpensByScript } from "@/components/site/opens-by-script";

export const metadata: Metadata = { title: "Invitation" };

export default function InvitationPage() {
  return (
    <NarrowPage title="You are invited" lead="Gangway connects Xero organisations, and looks after the connections.">
      <OpensByScript />
      <Invitation />
    </NarrowPage>
  );
}
