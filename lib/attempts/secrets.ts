import { z } from "zod";
import { seal, unseal } from "@/lib/seal";
import { organisationSchema, tokenSetSchema } from "@/lib/xero/model";

const attemptSecrets = z.object({
  /** What was typed on the keys page, right or wrong, so that nothing is lost. */
  typed: z.object({ name: z.string(), key: z.string(), secret: z.string(), privateKey: z.string() }).optional(),
  /** What the keys page says about it: by field, or about the last test of the keys. */
  problems: z.record(z.string(), z.string()).optional(),
  tested: z.object({ at: z.number(), milliseconds: z.number(), warning: z.string().nullable() }).optional(),
  requestToken: z.string().optional(),
  requestTokenSecret: z.string().optional(),
  /** What Xero gave on return. */
  tokens: tokenSetSchema.optional(),
  organisation: organisationSchema.optional(),
  /** The instance's token, for the last page, as long as the attempt lives. */
  instanceToken: z.string().optional(),
});

/** What only one run through consent needs to know. */
export type AttemptSecrets = z.infer<typeof attemptSecrets>;

type Identity = { id: string; organizationId: string | null };

export function sealAttempt(attempt: Identity, secrets: AttemptSecrets): Buffer<ArrayBuffer> {
  return seal(JSON.stringify(secrets), identity(attempt));
}

/** The secrets again; empty once they were forgotten. */
export function openAttempt(attempt: Identity & { secretsSealed: Uint8Array | null }): AttemptSecrets {
  if (attempt.secretsSealed === null) return {};
  return attemptSecrets.parse(JSON.parse(unseal(attempt.secretsSealed, identity(attempt))));
}

function identity({ id, organizationId }: Identity) {
  return { table: "attempts", row: id, organization: organizationId ?? "none" };
}
