import { z } from "zod";
import { optionalEmail } from "@/lib/accounts/fields";
import { optionalText, parseInput, refineText } from "@/lib/validation";
import { addressProblem, colourProblem, MAX_BRAND_NAME, MAX_REASON } from "./view";
import { type Logo, readLogo } from "./read-logo";
import type { BrandingChange } from "./store";

const NO_LOGO = { logo: null, logoType: null, logoHash: null };

/** Reads all entries of the form, and the logo where one is chosen (base64) or removed (null). Throws `invalid_request`. */
export function readBrandingForm(body: Record<string, unknown>): BrandingChange {
  const { logo, ...entries } = parseInput(form, body);
  return { ...entries, ...logoChange(logo) };
}

function logoChange(logo: string | null | undefined): Logo | typeof NO_LOGO | object {
  if (logo === undefined) return {};
  return logo === null ? NO_LOGO : readLogo(logo);
}

const REASON = "Why you read it, in one sentence,";

function entry(label: string, problem: (text: string) => string | null, max?: number) {
  return optionalText(max === undefined ? { label } : { label, max })
    .superRefine(refineText(problem, label))
    .transform((value) => value ?? null);
}

const fine = () => null;

const form = z.object({
  name: entry("Name", fine, MAX_BRAND_NAME),
  shortName: entry("Short name", fine, MAX_BRAND_NAME),
  accent: entry("Colour", colourProblem).transform((value) => value?.toLowerCase() ?? null),
  reasons: z
    .record(
      z.string().regex(/^[a-z]{2}$/),
      optionalText({ label: REASON, max: MAX_REASON }),
      "must be sentences by language, such as en.",
    )
    .default({})
    .transform((reasons) => Object.fromEntries(Object.entries(reasons).filter((pair) => pair[1] !== undefined))),
  supportEmail: optionalEmail("Support address"),
  replyTo: optionalEmail("Replies to mails go to"),
  privacyUrl: entry("Privacy", addressProblem, 2_000),
  termsUrl: entry("Terms", addressProblem, 2_000),
  logo: z.string({ error: "has to be a file." }).nullish(),
});
