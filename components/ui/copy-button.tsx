"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { type ButtonStyle, buttonStyle } from "./button";

const SAID_FOR_MS = 1600;

/** `what` completes the spoken name: "Copy callback URL". */
export function CopyButton({ text, what, ...style }: { text: string; what: string } & ButtonStyle) {
  const [said, setSaid] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <>
      <button
        type="button"
        aria-label={`Copy ${what}`}
        onClick={async () => setSaid((await copy(text)) ? "copied" : "failed")}
        className={buttonStyle({ ...style, className: "min-w-[104px] noscript:hidden" })}
      >
        {said === "copied" ? <Check /> : <Copy />}
        {said === "copied" ? "Copied" : said === "failed" ? "Not copied" : "Copy"}
      </button>
      <span role="status" className="sr-only">
        {said === "copied" && `Copied ${what}`}
        {said === "failed" && `The browser did not allow copying. Select ${what} and copy it yourself.`}
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
