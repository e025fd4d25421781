import clsx from "clsx";
import type { ComponentProps } from "react";
import { Field, fieldProps, inputStyle } from "./field";

type SelectProps = Omit<ComponentProps<"select">, "id"> & { name: string; label: string; hint?: string };

/** The browser's own list of choices: works with a keyboard, on phones, and with thousands of entries. */
export function Select({ label, hint, className, children, ...select }: SelectProps) {
  return (
    <Field id={select.name} label={label} hint={hint}>
      <select {...select} {...fieldProps(select.name, { label, hint })} className={clsx(inputStyle, className)}>
        {children}
      </select>
    </Field>
  );
}
