import type { OrganisationStep } from "@/lib/attempts/view";
import { appKind } from "./app";
import { inWords } from "./number";

/** Title and lead of the organisation page. */
export function organisationHead({ reconnect, organisation, already, choices }: OrganisationStep) {
  const count = choices?.length ?? 1;
  if (reconnect?.isOther) {
    const [title, whom] =
      count > 1
        ? ["Xero returned other organisations", `${inWords(count)} others`]
        : ["Xero returned another organisation", organisation.name];
    return { title, lead: `You are reconnecting ${reconnect.name}, but Xero gave access to ${whom}.` };
  }
  if (reconnect) {
    return { title: `Reconnect ${reconnect.name}?`, lead: "Xero gave access to the same organisation as before." };
  }
  if (count > 1) {
    return {
      title: "Choose organisations to connect",
      lead: `Xero gave access to ${inWords(count)}. Each one you select becomes an instance.`,
    };
  }
  if (already.length > 0) {
    return { title: `Connect ${organisation.name}?`, lead: "Xero gave access to this organisation." };
  }
  return {
    title: "Name your instance",
    lead: "An instance is one connected Xero organisation. Xero gave access to this one; name it to connect it.",
  };
}

/** What the button does: updates an instance, or makes one. */
export function connectLabel(updates: string | null): string {
  return updates === null ? "Connect organisation" : `Update “${updates}”`;
}

/** After a reconnect whose consent covers more organisations; null when it covers one. */
export function otherOrganisations({ choices }: Pick<OrganisationStep, "choices">): string | null {
  const others = (choices?.length ?? 1) - 1;
  if (others < 1) return null;
  return others === 1
    ? "Xero gave access to one more organisation. It is not changed; you can connect it later."
    : `Xero gave access to ${inWords(others)} more organisations. They are not changed; you can connect them later.`;
}

/** About organisations of the consent that Xero does not open. */
export const UNUSABLE = {
  title: "Can’t be connected now",
  later: "You can add them later, from the page of an instance of this consent: “Connect more organisations”.",
};

type Kind = OrganisationStep["app"];

/** What an instance's app is now, and what it becomes; empty when that is the same. */
export function appChange(now: Kind, next: Kind): string {
  if (now.kind === next.kind && now.protocol === next.protocol) return "";
  const ends = next.protocol === "oauth1" && next.kind === "public" ? " Its Xero token will no longer be renewed." : "";
  return `Now: ${appKind(now)}. Then: ${appKind(next)}.${ends}`;
}
