"use client";

import "./globals.css";

/**
 * Replaces the whole layout when that failed, so the chosen theme is unknown here and the system's applies. Every page
 * has it in its script, so it is short.
 */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en-GB">
      <title>This page could not be shown</title>
      <body className="grid min-h-dvh place-content-center justify-items-start gap-4 p-8">
        <h1 className="text-24">This page could not be shown</h1>
        <p>Something went wrong while loading it. The server’s log has the details.</p>
        <button
          type="button"
          onClick={retry}
          className="min-h-11 cursor-pointer rounded-control border border-edge px-4 font-medium"
        >
          Try again
        </button>
      </body>
    </html>
  );
}
