"use client";

import { Button, buttonStyle } from "@/components/ui/button";
import { MessagePage } from "./message-page";

export function FailurePage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const digest = digestOf(error);
  return (
    <MessagePage
      title="This page could not be shown"
      actions={
        <>
          <Button variant="primary" size="lg" onClick={onRetry}>
            Try again
          </Button>
          {/* oxlint-disable-next-line next/no-html-link-for-pages -- it may be the scripts that failed, and every page has this one */}
          <a href="/" className={buttonStyle({ size: "lg" })}>
            Go to the home page
          </a>
        </>
      }
      footnote={
        digest && (
          <>
            The server’s log has the details of error <code className="font-mono">{digest}</code>.
          </>
        )
      }
    >
      Something went wrong while loading it. If you were saving a change, check whether it was saved before you try
      again.
    </MessagePage>
  );
}

/** The number that Next gives an error of the server, and logs with its cause. */
function digestOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
