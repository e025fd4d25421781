import type { LinkGroup, LinkView } from "@/lib/links/view";
import { failureWords } from "./failure";
import { counted } from "./number";
import { upperFirst } from "./upper-first";

export const LINK_GROUP_WORDS: Record<LinkGroup, string> = {
  open: "Open",
  stopped: "Stopped on the way",
  done: "Done",
  ended: "Ended",
};

export const NO_LINKS: Record<LinkGroup, string> = {
  open: "No open links",
  stopped: "No customer stopped on the way",
  done: "No link has been used up yet",
  ended: "No link was revoked or ran out",
};

const END_WORDS = { revoked: "Revoked", expired: "Ran out", used: "Done" };

const STEP_WORDS: Record<LinkView["step"], string> = {
  new: "Not opened yet",
  mailed: "Not opened yet",
  opened: "Saw the first page",
  sent: "Left at Xero",
  returned: "Choosing a business",
  connected: "Connected",
};

/** How many of the four planks are laid. */
export const PLANKS: Record<LinkView["step"], number> = {
  new: 0,
  mailed: 0,
  opened: 1,
  sent: 2,
  returned: 3,
  connected: 4,
};

/** How far a link's customers came, in words. */
export function progressWords({ step, problem, maxUses, uses, began, end }: LinkView): string {
  if (maxUses > 1) return `${uses} connected, ${began} began`;
  if (problem)
    return `${upperFirst(failureWords({ reason: problem.reason, attempt: null }).short)}, code ${problem.code}`;
  return end && end !== "used" && uses === 0 ? END_WORDS[end] : STEP_WORDS[step];
}

/** What the link is, below the name: "Lantern Sync, mailed to office@tideline.example". */
export function aboutLink({ app, email, mailedAt, maxUses, instance, isByProgram }: LinkView): string {
  const how = isByProgram ? "made by a program" : mailedAt ? `mailed to ${email}` : "to be copied";
  return [
    app?.name ?? "Keys from the customer",
    instance ? "reconnect" : maxUses > 1 ? `up to ${counted(maxUses, "customer")}` : how,
  ].join(", ");
}

export function openedWords(opened: number): string {
  if (opened === 0) return "Not yet";
  return opened === 1 ? "Once" : `${opened} times`;
}
