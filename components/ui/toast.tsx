"use client";

import { useEffect, useState } from "react";
import type * as Parts from "./toast-parts";

const SAID = "gangway:said";

/**
 * Where toasts appear. What draws them is loaded with the first, which stands here until then: a screen reader reads out only what
 * comes into a place that was there before. When it cannot be loaded the words stay here, for all to see.
 */
export function Toaster() {
  const [said, setSaid] = useState<string[]>([]);
  const [parts, setParts] = useState<typeof Parts | "failed" | null>(null);
  const isWanted = said.length > 0;
  useEffect(() => {
    const add = ({ detail }: CustomEventInit<string>) => setSaid((before) => [...before, detail!]);
    window.addEventListener(SAID, add);
    return () => window.removeEventListener(SAID, add);
  }, []);
  useEffect(() => {
    if (isWanted)
      import("./toast-parts").then(
        (file) => setParts(file),
        () => setParts("failed"),
      );
  }, [isWanted]);
  if (parts !== null && parts !== "failed") return <parts.LoadedToaster said={said} />;
  return (
    <p
      role="status"
      className={
        parts === "failed"
          ? "fixed inset-x-4 bottom-4 z-50 mx-auto w-fit rounded-panel border border-line bg-raised px-3.5 py-3 shadow-float empty:hidden"
          : "sr-only"
      }
    >
      {said.at(-1)}
    </p>
  );
}

/** For what has already happened and needs no decision. Errors stay in the page. */
export function say(message: string) {
  window.dispatchEvent(new CustomEvent(SAID, { detail: message }));
}
