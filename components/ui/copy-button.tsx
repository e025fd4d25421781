"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { type ButtonStyle, buttonStyle } from "./button";

const FEEDBACK_MS = 1600;

type CopyButtonProps = ButtonStyle & {
  text: string;
  /** Completes the spoken name: "Copy callback URL". */
  what: string;
  /** What the button says, where it stands alone. */
  name?: string;
};

export function CopyButton({ text, what, name = "Copy", ...style }: CopyButtonProps) {
  const [result, setResult] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (!result) return;
    const timer = setTimeout(() => setResult(null), FEEDBACK_MS);
    return () => clearTimeout(timer);
  }, [result]);
  return (
    <>
      <button
        type="button"
        aria-label={`Copy ${what}`}
        onClick={async () => setResult((await copy(text)) ? "copied" : "failed")}
        className={buttonStyle({ ...style, className: "min-w-[104px] noscript:hidden" })}
      >
        {result === "copied" ? <Check /> : <Copy />}
        {result === "copied" ? "Copied" : result === "failed" ? "Not copied" : name}
      </button>
      <span role="status" className="sr-only">
        {result === "copied" && `Copied ${what}`}
        {result === "failed" && `The browser blocked copying. Select ${what} and copy it yourself.`}
      </span>
    </>
  );
}

async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** Browsers offer the clipboard on https and localhost only; a portal inside a company network may be on plain http. */
function copyBySelection(text: string) {
  const area = document.createElement("textarea");
  const focused = document.activeElement;
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
