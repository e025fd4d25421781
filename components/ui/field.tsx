import { clsx } from "./class-names";
import { TriangleAlert } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

export const inputStyle =
  "w-full min-h-[max(40px,var(--hit))] rounded-control border border-edge bg-surface px-3 text-[max(16px,1rem)] transition-colors placeholder:text-ink-3 placeholder:opacity-100 read-only:bg-sunken hover:border-ink-2 focus-visible:-outline-offset-1 focus-visible:border-focus aria-invalid:border-reconnect aria-invalid:shadow-[inset_0_0_0_1px_var(--reconnect)]";

/** For keys, tokens and URLs. Phones zoom in on text below 16 px, so it is smaller on wide screens only. */
export const monoStyle = "font-mono tracking-normal sm:text-15";

export type FieldTexts = { label: ReactNode; hint?: ReactNode; error?: ReactNode };

/** Attributes that tie an input to its hint and error for screen readers. */
export function fieldProps(id: string, { hint, error }: FieldTexts) {
  const describedBy = clsx(hint && `${id}-hint`, error && `${id}-error`);
  return { id, "aria-invalid": error ? true : undefined, "aria-describedby": describedBy || undefined };
}

/** Label above, hint and error below. */
export function Field({ id, label, hint, error, children }: FieldTexts & { id: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-1.5">
      <label htmlFor={id} className="text-14 font-medium">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-13 text-ink-3">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex gap-1.5 text-13 text-reconnect">
      <TriangleAlert className="mt-[3px] size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}

type Named = FieldTexts & { name: string; id?: string; mono?: boolean };

export function TextField({ label, hint, error, mono, id, ...input }: Named & Omit<ComponentProps<"input">, "id">) {
  const texts = { label, hint, error };
  const fieldId = id ?? input.name;
  return (
    <Field id={fieldId} {...texts}>
      <input
        type="text"
        spellCheck={!mono}
        {...input}
        {...fieldProps(fieldId, texts)}
        className={clsx(inputStyle, mono && monoStyle, input.className)}
      />
    </Field>
  );
}

export function TextArea({ label, hint, error, mono, id, ...area }: Named & Omit<ComponentProps<"textarea">, "id">) {
  const texts = { label, hint, error };
  const fieldId = id ?? area.name;
  return (
    <Field id={fieldId} {...texts}>
      <textarea
        rows={5}
        spellCheck={!mono}
        {...area}
        {...fieldProps(fieldId, texts)}
        className={clsx(inputStyle, "py-2.5", mono && monoStyle, area.className)}
      />
    </Field>
  );
}
