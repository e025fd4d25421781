"use client";

import { Button, buttonStyle } from "@/components/ui/button";
import { MessagePage } from "./message-page";

export function FailurePage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const number = logNumber(error);
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
            Go to the front door
          </a>
        </>
      }
      fine={
        number && (
          <>
            The server’s log tells more about error <code className="font-mono">{number}</code>.
          </>
        )
      }
    >
      Something went wrong while it was made. If you were changing something, look whether the change is there before
      you make it again.
    </MessagePage>
  );
}

/** Next gives an error of the server the number under which its log tells the cause. */
function logNumber(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}
