"use client";

import { useEffect, useState } from "react";
import type * as Parts from "./toast-parts";

const TOAST = "gangway:toast";

/** `undo` takes back what was done. */
export type Message = { text: string; undo?: (() => void) | undefined };

/**
 * Shows toasts. Their code is loaded with the first one; until then its text is in a status element that exists from the start,
 * since screen readers announce only changes of existing elements. If loading fails, the text is shown there.
 */
export function Toaster() {
  const [messages, setMessages] = useState<Message[]>([]);
  const [parts, setParts] = useState<typeof Parts | "failed" | null>(null);
  const isWanted = messages.length > 0;
  useEffect(() => {
    const add = ({ detail }: CustomEventInit<Message>) => setMessages((before) => [...before, detail!]);
    window.addEventListener(TOAST, add);
    return () => window.removeEventListener(TOAST, add);
  }, []);
  useEffect(() => {
    if (isWanted)
      import("./toast-parts").then(
        (file) => setParts(file),
        () => setParts("failed"),
      );
  }, [isWanted]);
  if (parts !== null && parts !== "failed") return <parts.LoadedToaster messages={messages} />;
  return (
    <p
      role="status"
      className={
        parts === "failed"
          ? "fixed inset-x-4 bottom-4 z-50 mx-auto w-fit rounded-panel border border-line bg-raised px-3.5 py-3 shadow-float empty:hidden"
          : "sr-only"
      }
    >
      {messages.at(-1)?.text}
    </p>
  );
}

/** Confirms something that succeeded, with a button that takes it back. Errors belong in the page. */
export function showToast(text: string, undo?: () => void) {
  window.dispatchEvent(new CustomEvent<Message>(TOAST, { detail: { text, undo } }));
}
