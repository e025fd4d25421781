"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { Button } from "./button";

/** For a form that the browser sends itself: busy from the submit until the next page shows, and deaf to a second click. */
export function SubmitButton(props: Omit<ComponentProps<typeof Button>, "type" | "busy" | "ref">) {
  const button = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const form = button.current?.form;
    let sent = false;
    const onSubmit = (event: SubmitEvent) => {
      if (sent) return event.preventDefault();
      // Other listeners may still stop the form; only what really leaves makes the button busy.
      setTimeout(() => {
        sent = !event.defaultPrevented;
        setBusy(sent && event.submitter === button.current);
      });
    };
    // A page taken back from the browser's cache must be usable again.
    const onShow = () => {
      sent = false;
      setBusy(false);
    };
    form?.addEventListener("submit", onSubmit);
    window.addEventListener("pageshow", onShow);
    return () => {
      form?.removeEventListener("submit", onSubmit);
      window.removeEventListener("pageshow", onShow);
    };
  }, []);
  return <Button {...props} ref={button} type="submit" busy={busy} />;
}
