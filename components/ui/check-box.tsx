import { clsx } from "./class-names";
import type { ComponentProps, ReactNode } from "react";

type BoxProps = Omit<ComponentProps<"input">, "type">;

/** Without a label of its own. */
export function Box({ className, ...input }: BoxProps) {
  return (
    <input
      {...input}
      type="checkbox"
      className={clsx("size-[18px] shrink-0 cursor-pointer accent-accent disabled:cursor-not-allowed", className)}
    />
  );
}

export function CheckBox({ label, hint, ...input }: BoxProps & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label className="flex min-h-(--hit) min-w-0 cursor-pointer items-start gap-3 py-[7px] text-14 sm:py-1.5">
      <Box {...input} className="mt-[2px]" />
      <span className="min-w-0 wrap-anywhere">
        {label}
        {hint && <span className="mt-0.5 block text-13 text-ink-3">{hint}</span>}
      </span>
    </label>
  );
}
