import type { SecretOwner } from "@/lib/accounts/view";
import { OVERLAP_HOURS } from "@/lib/accounts/secret-overlap";

type SecretWords = { title: string; use: string; rotation: string };

const BOTH_WORK = `Gangway creates a new secret. The old one keeps working for ${OVERLAP_HOURS} hours, so you can update your API clients.`;

const WORDS: Record<SecretOwner, SecretWords> = {
  user: {
    title: "User secret",
    use: "Identifies you in API calls, as the User part of the Authorization header. It is yours alone and the same in every organization you belong to.",
    rotation: BOTH_WORK,
  },
  organization: {
    title: "Organization secret",
    use: "Identifies the organization in API calls, as the Organization part of the Authorization header next to a user secret.",
    rotation: `${BOTH_WORK} Tell everyone who runs one.`,
  },
};

export function secretWords(owner: SecretOwner): SecretWords {
  return WORDS[owner];
}
