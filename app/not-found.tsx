import type { Metadata } from "next";
import { MessagePage } from "@/components/site/message-page";
import { LinkButton } from "@/components/ui/button";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing at this address"
      actions={
        <>
          <LinkButton href="/dashboard/instances" variant="primary" size="lg">
            Open instances
          </LinkButton>
          <LinkButton href="/" size="lg">
            Go to the front door
          </LinkButton>
        </>
      }
    >
      The address may be mistyped, or what it named has been disconnected since.
    </MessagePage>
  );
}
