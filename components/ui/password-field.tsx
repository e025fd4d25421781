"use client";

import { clsx } from "./class-names";
import { type ComponentProps, useState } from "react";
import { buttonStyle } from "./button";
import { Field, type FieldTexts, fieldProps, inputStyle, monoStyle } from "./field";

type PasswordFieldProps = FieldTexts & { name: string; id?: string; mono?: boolean } & Omit<
    ComponentProps<"input">,
    "id" | "type" | "className"
  >;

/** Without scripts there is no Show button. */
export function PasswordField({ label, hint, error, mono, id, ...input }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const texts = { label, hint, error };
  const fieldId = id ?? input.name;
  return (
    <Field id={fieldId} {...texts}>
      <div className="flex">
        <input
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          {...input}
          {...fieldProps(fieldId, texts)}
          type={shown ? "text" : "password"}
          className={clsx(inputStyle, mono && monoStyle, "relative min-w-0 focus-visible:z-1 scripting:rounded-r-none")}
        />
        <button
          type="button"
          aria-pressed={shown}
          aria-controls={fieldId}
          onClick={() => setShown(!shown)}
          className={buttonStyle({ size: "joined", className: "min-w-[72px] noscript:hidden" })}
        >
          {shown ? "Hide" : "Show"}
          <span className="sr-only"> {label}</span>
        </button>
      </div>
    </Field>
  );
}
