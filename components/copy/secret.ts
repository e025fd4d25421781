import { OVERLAP_HOURS, type SecretOwner } from "@/lib/accounts/view";

type SecretWords = { title: string; use: string; rotation: string };

const BOTH_WORK = `Gangway makes a new one. The old one goes on working for ${OVERLAP_HOURS} hours, so that programs can move over.`;

const WORDS: Record<SecretOwner, SecretWords> = {
  user: {
    title: "User secret",
    use: "Your programs name you with it: the User part of the Authorization header. It is yours alone, in every organization you work in.",
    rotation: BOTH_WORK,
  },
  organization: {
    title: "Organization secret",
    use: "Every program of the organization sends it: the Organization part of the Authorization header, beside somebody’s user secret.",
    rotation: `${BOTH_WORK} Tell everybody who runs one.`,
  },
};

export function secretWords(owner: SecretOwner): SecretWords {
  return WORDS[owner];
}
