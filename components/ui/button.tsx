import { clsx } from "./class-names";
import type { ComponentProps, ReactNode } from "react";

const BASE =
  "inline-flex cursor-pointer items-center gap-2 rounded-control border leading-[1.2] font-medium whitespace-nowrap no-underline transition-colors aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-3 [&_svg]:size-4 [&_svg]:shrink-0";

const VARIANTS = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover",
  secondary: "border-edge bg-surface text-ink hover:border-ink-2 hover:bg-sunken",
  // A filter that is on.
  chosen: "border-accent bg-accent-soft text-accent",
  ghost: "border-transparent text-ink-2 hover:bg-sunken hover:text-ink",
  danger: "border-reconnect bg-surface text-reconnect hover:bg-reconnect-soft",
  term: "border-transparent text-term-ink outline-term-mark hover:bg-term-line",
  "danger-filled":
    "border-reconnect bg-reconnect text-on-reconnect hover:border-reconnect-hover hover:bg-reconnect-hover",
};

const SIZES = {
  sm: "min-h-8 justify-center px-3 text-13",
  md: "min-h-(--hit) justify-center px-3.5 text-14",
  lg: "min-h-11 justify-center px-[18px] text-16",
  icon: "min-h-(--hit) w-(--hit) shrink-0 justify-center text-14",
  // A line of a menu or side bar.
  row: "min-h-(--hit) w-full justify-start px-2.5 text-14",
  // Joined to the right of a field, as high as the field.
  joined:
    "relative min-h-[max(40px,var(--hit))] shrink-0 justify-center rounded-l-none border-l-0 px-3.5 text-14 focus-visible:z-1",
};

export type ButtonStyle = { variant?: keyof typeof VARIANTS | undefined; size?: keyof typeof SIZES | undefined };

/** The classes of a button, also for links and summaries that look like one. */
export function buttonStyle({
  variant = "secondary",
  size = "md",
  className,
}: ButtonStyle & { className?: string | undefined }) {
  return clsx(BASE, VARIANTS[variant], SIZES[size], className);
}

type ButtonProps = ComponentProps<"button"> & ButtonStyle & { busy?: boolean; busyLabel?: string };

/** With `busyLabel` ("Connecting") the button is as wide as the wider of its two words, so it never jumps. */
export function Button({ variant, size, busy, busyLabel, className, children, onClick, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonStyle({ variant, size, className })}
    >
      {busyLabel ? <BusyLabel busy={busy} label={busyLabel} rest={children} /> : children}
    </button>
  );
}

function BusyLabel({ busy = false, label, rest }: { busy?: boolean; label: string; rest: ReactNode }) {
  const layer = "col-start-1 row-start-1 inline-flex items-center justify-center gap-2";
  return (
    <span className="inline-grid">
      <span className={busy ? `${layer} invisible` : layer}>{rest}</span>
      <span className={busy ? layer : `${layer} invisible`}>
        <span className="size-3.5 animate-spin rounded-full border-2 border-current/30 border-t-current" />
        {label}
      </span>
    </span>
  );
}
