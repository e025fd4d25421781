"use client";

import { FailurePage } from "@/components/site/failure-page";
import "./globals.css";

/** Stands in for the whole layout when that failed, so a chosen theme is not known here and the system's applies. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-GB">
      <title>This page could not be shown</title>
      <body>
        <FailurePage error={error} onRetry={retry} />
      </body>
    </html>
  );
}
