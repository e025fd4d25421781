"use client";

import { cloneElement, type ComponentType, createContext, type KeyboardEvent, use, useState } from "react";
import type * as Parts from "./menu-parts";
import { useLoaded } from "./use-loaded";

// Loaded with the first opened menu, so that no page waits for it.
const load = () => import("./menu-parts");

const Loaded = createContext<typeof Parts | null>(null);

/** A menu under a button. It does not lock the page behind it, so nothing shifts when it opens. */
export function Menu(props: Parts.MenuProps) {
  const [isWanted, setWanted] = useState(false);
  const parts = useLoaded(load, isWanted);
  if (parts) {
    return (
      <Loaded value={parts}>
        <parts.OpenMenu {...props} />
      </Loaded>
    );
  }
  const open = () => {
    setWanted(true);
    props.onOpenChange?.(true);
  };
  return cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": isWanted,
    onClick: open,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault(); // which would scroll
      open();
    },
    // A menu that loads after the focus has moved on must not open.
    onBlur: () => setWanted(false),
  });
}

/** A part that renders only in an open menu, when it is loaded. */
function part<Props extends object>(pick: (parts: typeof Parts) => ComponentType<Props>) {
  return function MenuPart(props: Props) {
    const Part = pick(use(Loaded)!);
    return <Part {...props} />;
  };
}

export const MenuItem = part(({ MenuItem: Part }) => Part);
export const MenuLine = part(({ MenuLine: Part }) => Part);
export const MenuTitle = part(({ MenuTitle: Part }) => Part);
export const MenuCheck = part(({ MenuCheck: Part }) => Part);
export const MenuChoices = part(({ MenuChoices: Part }) => Part);
export const MenuChoice = part(({ MenuChoice: Part }) => Part);
