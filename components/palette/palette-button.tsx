"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { openPalette } from "./palette-key";

/** The palette for those who do not know its key yet. What is on it comes drawn from the server. */
export function PaletteButton({ children }: { children: ReactNode }) {
  return (
    <Button variant="ghost" size="row" onClick={openPalette} className="noscript:hidden">
      {children}
    </Button>
  );
}
