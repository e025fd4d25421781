/** A logo's file has at most this many bytes. */
export const MAX_LOGO_BYTES = 100_000;

/** "Why you read it, in one sentence", in characters. */
export const MAX_REASON = 120;

/** Names that customers read, in characters. */
export const MAX_BRAND_NAME = 80;

/** What is wrong with a colour, completing "<label> …", or null. */
export function colourProblem(text: string): string | null {
  return /^#[\da-f]{6}$/i.test(text) ? null : "is not a colour. Write it as # and six hex digits, such as #8f7bff.";
}

/** What is wrong with the address of a page, completing "<label> …", or null. */
export function addressProblem(text: string): string | null {
  const isAddress = /^https?:\/\/[^\s\\@]+$/i.test(text) && URL.canParse(text);
  return isAddress ? null : "is not a web address. Begin with https://.";
}

/** What admins set. Null where nothing is: the organization's name and Gangway's own look then. */
export type BrandingView = {
  organizationName: string;
  name: string | null;
  shortName: string | null;
  accent: string | null;
  reasons: Record<string, string>;
  supportEmail: string | null;
  replyTo: string | null;
  privacyUrl: string | null;
  termsUrl: string | null;
  logoHash: string | null;
};

/** Where browsers get a logo. */
export const logoPath = (hash: string) => `/api/customer/logos/${hash}`;

/** Where browsers get the style sheet of a colour, `#rrggbb`. */
export const accentPath = (colour: string) => `/api/customer/accents/${colour.slice(1).toLowerCase()}`;

/** Who asks, as customers read it. */
export type Host = {
  name: string;
  /** How sentences call it. */
  shortName: string;
  logoUrl: string | null;
  /** Where browsers get the style sheet of its colour. */
  accentUrl: string | null;
  /** Why it reads, by language. */
  reasons: Record<string, string>;
  supportEmail: string | null;
  privacyUrl: string | null;
  termsUrl: string | null;
};
