import type { DoneStep } from "@/lib/attempts/view";
import { inWords } from "./number";
import { upperFirst } from "./upper-first";

type Done = Pick<DoneStep, "instances" | "isReconnect">;

/** "Harbour Lane Bakery is connected", "Two organisations are connected" */
export function doneTitle({ instances, isReconnect }: Done): string {
  const again = isReconnect ? " again" : "";
  const [only] = instances;
  return only && instances.length === 1
    ? `${only.name} is connected${again}`
    : `${upperFirst(inWords(instances.length))} organisations are connected${again}`;
}

/** What is said where there is no token to be shown. */
export function withoutToken({ instances, isReconnect }: Done): string {
  const [only] = instances;
  if (only && instances.length === 1) {
    return isReconnect
      ? `Id ${only.id} and its token stayed the same, so programs go on as they are.`
      : `The token of instance ${only.id} was shown here and can’t be shown again. If it got lost, rotate it on the instance’s page.`;
  }
  return isReconnect
    ? "Their ids and tokens stayed the same, so programs go on as they are."
    : "Their tokens were shown here and can’t be shown again. If one got lost, rotate it on its instance’s page.";
}
