import { clsx } from "./class-names";

/** A key of the keyboard. */
export function Key({ className, children }: { className?: string; children: string }) {
  return (
    <kbd
      className={clsx(
        "rounded-[4px] border border-line bg-canvas px-1.5 py-[3px] font-mono text-12 leading-none font-medium text-ink-3",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
