import type { Metadata } from "next";
import { MessagePage } from "@/components/site/message-page";
import { buttonStyle } from "@/components/ui/button";

export const metadata: Metadata = { title: "Page not found" };

/* oxlint-disable next/no-html-link-for-pages -- every page has this one in its script, which next/link would make longer */

export default function NotFound() {
  return (
    <MessagePage
      title="Page not found"
      actions={
        <>
          <a href="/dashboard/instances" className={buttonStyle({ variant: "primary", size: "lg" })}>
            Open instances
          </a>
          <a href="/" className={buttonStyle({ size: "lg" })}>
            Go to the home page
          </a>
        </>
      }
    >
      The address may be mistyped, or the instance was disconnected.
    </MessagePage>
  );
}
