"use client";

import { useEffect, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";

// Loaded when it is first opened, so that no page waits for it.
const Palette = onDemand(() => import("./palette").then((file) => file.Palette));

const OPEN = "gangway:palette";

/** Opens the palette from anywhere in the dashboard. */
export function openPalette() {
  window.dispatchEvent(new Event(OPEN));
}

/** Ctrl K, or Cmd K, anywhere in the dashboard. */
export function PaletteKey({ isAdmin }: { isAdmin: boolean }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = () => setOpen(true);
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setOpen((wasOpen) => !wasOpen);
    };
    window.addEventListener(OPEN, open);
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener(OPEN, open);
      window.removeEventListener("keydown", onKey);
    };
  }, []);
  return isOpen && <Palette isAdmin={isAdmin} onClose={() => setOpen(false)} />;
}
