import type { DoneStep } from "@/lib/attempts/view";
import { inWords } from "./number";
import { upperFirst } from "./upper-first";

type Done = Pick<DoneStep, "instances" | "isReconnect">;

/** "Harbour Lane Bakery is connected", "Two organisations are connected" */
export function doneTitle({ instances, isReconnect }: Done): string {
  const connected = isReconnect ? "reconnected" : "connected";
  const [only] = instances;
  return only && instances.length === 1
    ? `${only.name} is ${connected}`
    : `${upperFirst(inWords(instances.length))} organisations are ${connected}`;
}

/** The lead of the last page when it has no token to show. */
export function leadWithoutToken({ instances, isReconnect }: Done): string {
  const [only] = instances;
  if (only && instances.length === 1) {
    return isReconnect
      ? `Id ${only.id} and its instance token stayed the same. Your integration keeps working; nothing to change.`
      : `The token of instance ${only.id} was shown here and can’t be shown again. If you lost it, rotate it on the instance’s page.`;
  }
  return isReconnect
    ? "Their ids and instance tokens stayed the same. Your integration keeps working; nothing to change."
    : "Their instance tokens were shown here and can’t be shown again. If you lost one, rotate it on its instance’s page.";
}
