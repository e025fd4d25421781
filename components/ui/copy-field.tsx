import { clsx } from "./class-names";
import type { ReactNode } from "react";
import { CopyButton, type CopyWords } from "./copy-button";
import { Field, fieldProps, inputStyle, monoStyle } from "./field";

type CopyFieldProps = { id: string; label: string; value: string; hint?: ReactNode; words?: CopyWords };

/** A value to copy. Without scripts it is a read-only input whose text can be selected. */
export function CopyField({ id, label, value, hint, words }: CopyFieldProps) {
  return (
    <Field id={id} label={label} hint={hint}>
      <div className="flex">
        <input
          readOnly
          value={value}
          {...fieldProps(id, { label, hint })}
          className={clsx(
            inputStyle,
            monoStyle,
            "relative min-w-0 text-ellipsis focus-visible:z-1 scripting:rounded-r-none",
          )}
        />
        <CopyButton text={value} what={words ? label : lowerFirst(label)} size="joined" words={words} />
      </div>
    </Field>
  );
}

function lowerFirst(text: string) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
