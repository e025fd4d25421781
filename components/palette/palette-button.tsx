"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { openPalette } from "./palette-key";

/** Opens the palette. Its content is rendered on the server. */
export function PaletteButton({ children }: { children: ReactNode }) {
  return (
    <Button variant="ghost" size="row" onClick={openPalette} className="noscript:hidden">
      {children}
    </Button>
  );
}
