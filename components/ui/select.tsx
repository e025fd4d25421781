import { clsx } from "./class-names";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { Field, fieldProps, inputStyle } from "./field";

type SelectProps = Omit<ComponentProps<"select">, "id"> & { name: string; label: string };

/** The browser's own list of choices: works with a keyboard, on phones, and with thousands of entries. */
export function Select({ label, className, ...select }: SelectProps) {
  return (
    <Field id={select.name} label={label}>
      <div className="relative">
        <select
          {...select}
          {...fieldProps(select.name, { label })}
          className={clsx(inputStyle, "cursor-pointer appearance-none truncate bg-surface! pr-9", className)}
        />
        <ChevronDown className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-3" />
      </div>
    </Field>
  );
}
