import { useRef } from "react";

/**
 * Gives the focus back to what had it before something opened; Radix does so for its own triggers only. A line of a menu is
 * gone by then: `returnTo` is the id of the menu's button. Without either the page's main part gets it.
 */
export function useFocusReturn(returnTo?: string) {
  // As it was when it opened: what it was about may be forgotten when it closes.
  const opener = useRef<(Element | null)[]>([]);
  return {
    onOpenAutoFocus: () => {
      opener.current = [document.activeElement, returnTo ? document.getElementById(returnTo) : null];
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      // Somebody was faster than the closing.
      if (document.activeElement !== document.body) return;
      const target = opener.current.find((each) => each?.isConnected && each !== document.body);
      if (target instanceof HTMLElement) target.focus();
      else document.getElementById("main")?.focus({ preventScroll: true });
    },
  };
}
