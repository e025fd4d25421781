"use client";

import type { MouseEvent } from "react";
import { Button } from "@/components/ui/button";

/** Ticks every organisation of the form, or none. The rows' names follow by CSS. */
export function SelectAll() {
  return (
    <div className="flex gap-2 border-b border-line px-4 py-2 sm:px-5 noscript:hidden">
      <Button size="sm" variant="ghost" onClick={(event) => tick(event, true)}>
        Select all
      </Button>
      <Button size="sm" variant="ghost" onClick={(event) => tick(event, false)}>
        Select none
      </Button>
    </div>
  );
}

function tick({ currentTarget }: MouseEvent<HTMLButtonElement>, isTicked: boolean) {
  const boxes = currentTarget.form?.querySelectorAll<HTMLInputElement>("input[name=organisation]") ?? [];
  for (const box of boxes) box.checked = isTicked;
}
