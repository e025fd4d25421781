import type { Metadata } from "next";
import { MessagePage } from "@/components/site/message-page";
import { buttonStyle } from "@/components/ui/button";

export const metadata: Metadata = { title: "Nothing here" };

/* oxlint-disable next/no-html-link-for-pages -- every page has this one in its script, which next/link would make longer */

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing at this address"
      actions={
        <>
          <a href="/dashboard/instances" className={buttonStyle({ variant: "primary", size: "lg" })}>
            Open instances
          </a>
          <a href="/" className={buttonStyle({ size: "lg" })}>
            Go to the front door
          </a>
        </>
      }
    >
      The address may be mistyped, or what it named has been disconnected since.
    </MessagePage>
  );
}
