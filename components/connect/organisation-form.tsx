"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { connectLabel } from "@/components/copy/organisation-step";
import type { OrganisationStep } from "@/lib/attempts/view";
import { InstanceChoice, suggestedInstance } from "./instance-choice";
import { InstanceForm } from "./instance-form";
import { InstanceName } from "./instance-name";

type OrganisationFormProps = { step: OrganisationStep; variant?: "primary" | "secondary"; children?: ReactNode };

/** One organisation becomes a new instance, or updates one that it is connected to already: the button says which. */
export function OrganisationForm({ step, variant, children }: OrganisationFormProps) {
  const [chosen, setChosen] = useState(suggestedInstance(step)?.id ?? null);
  const choice = useRef<HTMLDivElement>(null);
  // What was chosen before the scripts came.
  useEffect(() => {
    const checked = choice.current?.querySelector<HTMLInputElement>("[name=instance]:checked");
    if (checked) setChosen(checked.value === "new" ? null : Number(checked.value));
  }, []);
  const name = step.already.find(({ id }) => id === chosen)?.name ?? null;
  return (
    <InstanceForm
      attemptId={step.attemptId}
      variant={variant}
      label={<ConnectLabel updates={name} />}
      busyLabel="Connecting"
    >
      <div ref={choice} className="grid gap-6 *:min-w-0">
        {step.already.length > 0 ? <InstanceChoice step={step} onChoose={setChosen} /> : <InstanceName step={step} />}
      </div>
      {children}
    </InstanceForm>
  );
}

/** Without scripts the label can’t follow the choice, and names no instance. */
function ConnectLabel({ updates }: { updates: string | null }) {
  if (updates === null) return connectLabel(null);
  return (
    <>
      <span dir="auto" title={connectLabel(updates)} className="max-w-[min(44ch,60vw)] truncate noscript:hidden">
        {connectLabel(updates)}
      </span>
      <span className="hidden noscript:inline">{connectLabel(null)}</span>
    </>
  );
}
