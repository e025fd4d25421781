import type { OrganisationStep } from "@/lib/attempts/view";
import { inWords } from "./number";

/** Title and lead of the organisation page. */
export function organisationHead({ reconnect, organisation, already, choices }: OrganisationStep) {
  const reached = choices?.length ?? 1;
  if (reconnect?.isOther) {
    const [title, whom] =
      reached > 1
        ? ["Other organisations came back", `${inWords(reached)} others`]
        : ["Another organisation came back", organisation.name];
    return { title, lead: `You set out to reconnect ${reconnect.name}, and Xero gave access to ${whom}.` };
  }
  if (reconnect) {
    return { title: `Reconnect ${reconnect.name}?`, lead: "Xero gave access to the same organisation as before." };
  }
  if (reached > 1) {
    return {
      title: "Which organisations shall we connect?",
      lead: `Xero gave access to ${inWords(reached)}. Choose as many as you like and name each one.`,
    };
  }
  if (already.length > 0) {
    return { title: `Connect ${organisation.name}?`, lead: "Xero gave access to this organisation." };
  }
  return {
    title: "Name your instance",
    lead: "Xero gave access to one organisation. Give it a name, and it is connected.",
  };
}

/** After a reconnect that reached more than was asked for; null when it did not. */
export function leftOut({ choices }: Pick<OrganisationStep, "choices">): string | null {
  const others = (choices?.length ?? 1) - 1;
  if (others < 1) return null;
  return others === 1
    ? "Xero gave access to one more organisation. It stays as it is now; connect it afterwards if you like."
    : `Xero gave access to ${inWords(others)} more organisations. They stay as they are now; connect them afterwards if you like.`;
}
