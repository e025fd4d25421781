import { z } from "zod";
import { API_SCOPES, type ApiScope } from "@/lib/api-scopes";
import { isNetwork } from "@/lib/client-ip";
import { anything, optionalText, parseInput, report, toTrimmedText } from "@/lib/validation";
import type { ApiKeyChange } from "./view";

const MAX_NETWORKS = 50;
const MAX_DAYS = 3_650;

const list = (value: unknown) => (Array.isArray(value) ? [...new Set(value.map(toTrimmedText))] : null);

const scopesField = (known: readonly ApiScope[]) =>
  anything.transform((value, context): ApiScope[] | undefined => {
    if (value === undefined) return undefined;
    const wanted = list(value);
    const scopes = known.filter((scope) => wanted?.includes(scope));
    if (scopes.length === 0 || scopes.length !== wanted?.length)
      report(context, { problem: `must be a list of one or more of ${known.join(", ")}.` });
    return scopes;
  });

const networksField = anything.transform((value, context): string[] | undefined => {
  if (value === undefined) return undefined;
  const networks = list(value ?? []);
  if (!networks?.every(isNetwork))
    report(context, { problem: "must be a list of addresses or networks, such as 203.0.113.7 or 10.0.0.0/8." });
  else if (networks.length > MAX_NETWORKS) report(context, { problem: `has more than ${MAX_NETWORKS} entries.` });
  return networks ?? [];
});

/** Seconds; null for a key that does not expire. */
const lifeField = anything.transform((value, context): number | null | undefined => {
  if (value === undefined || value === null) return value;
  const seconds = Number(toTrimmedText(value) || Number.NaN);
  if (!(Number.isInteger(seconds) && seconds >= 60 && seconds <= MAX_DAYS * 86_400))
    report(context, { problem: `must be whole seconds from 60 to ${MAX_DAYS} days, or null.` });
  return seconds;
});

const fields = (known: readonly ApiScope[]) =>
  z.object({
    name: optionalText({ max: 80 }),
    scopes: scopesField(known),
    networks: networksField,
    expiresIn: lifeField,
  });

/** Reads what is to be set of a key that may have `known` scopes. Throws `invalid_request`, which names the fields. */
export function readKeyChange(body: Record<string, unknown>, known: readonly ApiScope[] = API_SCOPES): ApiKeyChange {
  return parseInput(fields(known), body);
}
