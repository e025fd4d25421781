import { redirect } from "next/navigation";
import type { StepOr } from "@/lib/connect/current-page";

/** What a step's page shows, or off to the page that the run has really come to. */
export async function requireStep<View>(step: Promise<StepOr<View>>): Promise<View> {
  const result = await step;
  if ("redirectTo" in result) redirect(result.redirectTo);
  return result.view;
}
