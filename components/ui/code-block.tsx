import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

type CodeBlockProps = {
  title: string;
  /** The plain text that is copied. */
  text: string;
  /** Completes "Copy ...": "the curl call". */
  what: string;
  /** The same text with parts marked; `text` itself when left out. */
  children?: ReactNode;
};

export function CodeBlock({ title, text, what, children }: CodeBlockProps) {
  return (
    <figure className="min-w-0 rounded-panel border border-term-edge bg-term text-term-ink">
      <figcaption className="flex min-h-[max(44px,var(--hit))] items-center justify-between gap-3 border-b border-term-line py-1 pr-1.5 pl-4 text-13 text-term-ink-2">
        {title}
        <CopyButton text={text} what={what} variant="term" size="sm" />
      </figcaption>
      <pre className="p-4 font-mono text-13 leading-[1.65] wrap-anywhere whitespace-pre-wrap">
        <code className="text-[1em]">{children ?? text}</code>
      </pre>
    </figure>
  );
}

/** Highlights what to look at or replace. */
export function Marked({ children }: { children: ReactNode }) {
  return <span className="text-term-mark">{children}</span>;
}
