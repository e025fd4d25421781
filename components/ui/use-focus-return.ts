import { useRef } from "react";

/**
 * Returns the focus to where it was before something opened; Radix does so for its own triggers only. A menu item is gone by
 * then, so `returnTo` is the id of the menu's button. The fallback is the main element.
 */
export function useFocusReturn(returnTo?: string) {
  const opener = useRef<(Element | null)[]>([]);
  return {
    onOpenAutoFocus: () => {
      opener.current = [document.activeElement, returnTo ? document.getElementById(returnTo) : null];
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      // The focus has moved on already.
      if (document.activeElement !== document.body) return;
      const target = opener.current.find((each) => each?.isConnected && each !== document.body);
      if (target instanceof HTMLElement) target.focus();
      else document.getElementById("main")?.focus({ preventScroll: true });
    },
  };
}
