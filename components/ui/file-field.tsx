import { clsx } from "./class-names";
import type { ComponentProps } from "react";
import { Field, type FieldTexts, fieldProps } from "./field";

type FileFieldProps = FieldTexts & { name: string } & Omit<ComponentProps<"input">, "id" | "type" | "className">;

/** The browser's own file picker, its button dressed as ours. */
export function FileField({ label, hint, error, ...input }: FileFieldProps) {
  const texts = { label, hint, error };
  return (
    <Field id={input.name} {...texts}>
      <input
        {...input}
        {...fieldProps(input.name, texts)}
        type="file"
        className={clsx(
          "w-full rounded-control text-14 text-ink-2",
          "file:mr-3 file:min-h-(--hit) file:cursor-pointer file:rounded-control file:border file:border-edge file:bg-surface file:px-3.5 file:font-medium file:text-ink hover:file:border-ink-2 hover:file:bg-sunken",
        )}
      />
    </Field>
  );
}
