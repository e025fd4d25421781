"use client";

import { useEffect } from "react";
import type { Telling } from "@/lib/connect/customer/view";

/** Tells the page that opened this window how far its customer is (`public/gangway.js` hears it). Draws nothing. */
export function TellOpener({ telling }: { telling: Telling }) {
  const text = JSON.stringify(telling);
  useEffect(() => {
    const opener = window.opener as Window | null;
    if (opener === null) return;
    const { origin, session, message } = JSON.parse(text) as Telling;
    const tell = (what: Telling["message"]) => opener.postMessage({ ...what, session }, origin);
    tell(message);
    if (message.gangway !== "at" || message.at !== "welcome") return;
    // The form of the first page leads to Xero.
    const leave = () => tell({ gangway: "at", at: "xero" });
    document.addEventListener("submit", leave);
    return () => document.removeEventListener("submit", leave);
  }, [text]);
  return null;
}
