"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { type ButtonStyle, buttonStyle } from "./button";

const FEEDBACK_MS = 1600;

/** What the button says: on it, and to who can't see it. */
export type CopyWords = { copy: string; label: string; copied: string; failed: string; blocked: string };

const wordsOf = (copy: string, what: string): CopyWords => ({
  copy,
  label: `Copy ${what}`,
  copied: "Copied",
  failed: "Not copied",
  blocked: `The browser blocked copying. Select ${what} and copy it yourself.`,
});

type CopyButtonProps = ButtonStyle & {
  text: string;
  /** Completes the spoken name: "Copy callback URL". */
  what: string;
  /** What the button says, where it stands alone. */
  name?: string;
  words?: CopyWords | undefined;
};

export function CopyButton({ text, what, name = "Copy", words = wordsOf(name, what), ...style }: CopyButtonProps) {
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
        aria-label={words.label}
        onClick={async () => setResult((await copy(text)) ? "copied" : "failed")}
        className={buttonStyle({ ...style, className: "min-w-[104px] noscript:hidden" })}
      >
        {result === "copied" ? <Check /> : <Copy />}
        {result ? words[result] : words.copy}
      </button>
      <span role="status" className="sr-only">
        {result === "copied" && `${words.copied}: ${what}`}
        {result === "failed" && words.blocked}
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
