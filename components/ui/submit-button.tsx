"use client";

import { type ComponentProps, useEffect, useRef, useState } from "react";
import { Button } from "./button";

/** For a native form: busy from submit until the next page, and ignores a second click. */
export function SubmitButton(props: Omit<ComponentProps<typeof Button>, "type" | "busy" | "ref">) {
  const button = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const form = button.current?.form;
    let sent = false;
    const onSubmit = (event: SubmitEvent) => {
      if (sent) return event.preventDefault();
      // Other listeners may still prevent the submit.
      setTimeout(() => {
        sent = !event.defaultPrevented;
        setBusy(sent && event.submitter === button.current);
      });
    };
    // A page restored from the back-forward cache must be usable again.
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
