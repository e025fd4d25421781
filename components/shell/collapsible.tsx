"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** A native disclosure, which opens without scripts. Navigation closes it, and so do Esc and moving the focus elsewhere. */
export function Collapsible({ children }: { children: ReactNode }) {
  const path = usePathname();
  return (
    <details key={path} ref={closeWhenLeft} className="group">
      {children}
    </details>
  );
}

/** Returns what takes the listeners away again. */
function closeWhenLeft(details: HTMLDetailsElement | null) {
  if (!details) return undefined;
  const listeners = new AbortController();
  const { signal } = listeners;
  const onKey = ({ key }: KeyboardEvent) => {
    if (key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  };
  const close = ({ target }: Event) => {
    if (target instanceof Node && !details.contains(target)) details.open = false;
  };
  details.addEventListener("keydown", onKey, { signal });
  document.addEventListener("focusin", close, { signal });
  document.addEventListener("pointerdown", close, { signal });
  return () => listeners.abort();
}
