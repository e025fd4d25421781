import { redirect } from "next/navigation";
import type { StepOr } from "@/lib/connect/current-page";

/** What a step's page shows. Redirects when the attempt is at another step. */
export async function requireStep<View>(step: Promise<StepOr<View>>): Promise<View> {
  const result = await step;
  if ("redirectTo" in result) redirect(result.redirectTo);
  return result.view;
}
