"use client";

import { useEffect } from "react";

/**
 * Takes the focus of every form to its first wrong field: after a submit, at once or when the server's answer says so, and on a page
 * that comes with errors. What is checked while somebody types moves nothing.
 */
export function FormErrors() {
  useEffect(() => watchForms(), []);
  return null;
}

const WRONG = "[aria-invalid=true]";

/** Returns what ends it. */
function watchForms(): () => void {
  let asked: HTMLFormElement | null = null;
  const focusFirst = (within: ParentNode | null) => within?.querySelector<HTMLElement>(WRONG)?.focus();
  const listeners = new AbortController();
  const { signal } = listeners;
  const onSubmit = ({ target }: Event) => {
    asked = target instanceof HTMLFormElement ? target : null;
    // An error that was there before changes nothing that could be observed.
    setTimeout(() => focusFirst(asked));
  };
  document.addEventListener("submit", onSubmit, { capture: true, signal });
  document.addEventListener("input", () => (asked = null), { capture: true, signal });
  const observer = new MutationObserver(() => focusFirst(asked));
  observer.observe(document.body, { subtree: true, attributeFilter: ["aria-invalid"] });
  if (document.activeElement === document.body) focusFirst(document);
  return () => {
    listeners.abort();
    observer.disconnect();
  };
}
