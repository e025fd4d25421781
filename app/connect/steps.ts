import { redirect } from "next/navigation";
import type { StepOr } from "@/lib/attempts/steps";

/** What a step's page shows, or off to the page that the run has really come to. */
export async function requireStep<View>(step: Promise<StepOr<View>>): Promise<View> {
  const result = await step;
  if ("elsewhere" in result) redirect(result.elsewhere);
  return result.view;
}
