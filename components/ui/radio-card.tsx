import type { ComponentProps, ReactNode } from "react";

/** A native radio whose whole card is the label. Pages can style by `:has(:checked)`. */
export function RadioCard({
  title,
  mark,
  children,
  ...radio
}: Omit<ComponentProps<"input">, "title" | "type"> & { title: string; mark?: ReactNode; children: ReactNode }) {
  return (
    <label className="relative flex min-w-0 cursor-pointer gap-3 rounded-panel border border-edge bg-surface p-4 transition-colors not-has-disabled:hover:border-ink-2 has-checked:border-accent has-checked:bg-[color-mix(in_srgb,var(--accent-soft)_45%,var(--surface))] has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-disabled:cursor-not-allowed has-disabled:border-line has-disabled:bg-sunken">
      <input
        {...radio}
        type="radio"
        className="mt-[3px] size-[18px] shrink-0 cursor-pointer appearance-none rounded-full border-[1.5px] border-edge bg-surface checked:border-[5.5px] checked:border-accent checked:bg-on-accent focus-visible:outline-none disabled:cursor-not-allowed disabled:bg-sunken"
      />
      <span className="min-w-0 wrap-anywhere">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-16 font-semibold">
          {title}
          {mark}
        </span>
        <span className="mt-0.5 block text-14 text-ink-2">{children}</span>
      </span>
    </label>
  );
}

/** Cards side by side, under one legend. */
export function RadioCards({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 block text-16 font-semibold">{legend}</legend>
      {/* An odd one, which is the last, is as wide as two. */}
      <div className="grid gap-3 sm:grid-cols-2 sm:*:last:odd:col-span-2">{children}</div>
    </fieldset>
  );
}
