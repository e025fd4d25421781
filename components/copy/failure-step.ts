import type { EndedStep } from "@/lib/attempts/view";
import type { StepIndex } from "./step";

const KEYS = 1;
const XERO = 2;
const ORGANISATION = 3;

/** The step at which a run stopped; null when nobody knows. */
export function failureStep({ reason, attempt }: EndedStep): StepIndex | null {
  if (reason === "app_refused" || reason === "scope_refused") return KEYS;
  if (!attempt) return reason === "not_found" || reason === "failed" || reason === "expired" ? null : XERO;
  if (attempt.step === "organisation") return ORGANISATION;
  return attempt.appName === null ? KEYS : XERO;
}
