"use client";

import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Key } from "@/components/ui/key";
import { openPalette } from "./palette-key";

/** The palette for those who do not know its key yet. */
export function PaletteButton() {
  return (
    <Button variant="ghost" size="row" onClick={openPalette} className="noscript:hidden">
      <Search /> Go to
      <Key className="ml-auto max-md:hidden">Ctrl K</Key>
    </Button>
  );
}
