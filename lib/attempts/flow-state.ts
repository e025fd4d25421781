import { z } from "zod";
import { encrypt, decrypt } from "@/lib/encryption";
import { reachedSchema, rememberedSchema, tokenSetSchema } from "@/lib/xero/model";

const typedKeys = z.object({
  name: z.string(),
  key: z.string(),
  secret: z.string(),
  signWith: z.enum(["installation", "own"]),
  privateKey: z.string(),
  /** What an OAuth 2.0 app reads, and whether it still has broad scopes. */
  reads: z.array(z.string()),
  madeBefore: z.boolean(),
});

/** What was typed on the keys page. */
export type TypedKeys = z.infer<typeof typedKeys>;

const keysTest = z.union([
  z.object({ ok: z.literal(true), milliseconds: z.number(), at: z.number(), warning: z.string().nullable() }),
  z.object({ ok: z.literal(false), message: z.string(), detail: z.string().nullable() }),
]);

const made = z.object({ id: z.number(), token: z.string() });
const texts = z.record(z.string(), z.string());

const flowStateSchema = z.object({
  /** Kept right or wrong, so that nothing is lost. */
  typed: typedKeys.optional(),
  /** What the keys page says about it: by field, and about the last test. */
  problems: z.record(z.string(), z.string().nullable()).optional(),
  test: keysTest.optional(),
  /** The app of which the keys page has said that its tier may be full. */
  fullAppId: z.string().optional(),
  remembered: rememberedSchema.optional(),
  /** The verifier or code that the return brought, to take it up again when Xero could not be asked. */
  code: z.string().optional(),
  proof: z.string().optional(),
  tokens: tokenSetSchema.optional(),
  reached: reachedSchema.optional(),
  /** Until when Xero asks to wait, in milliseconds since 1970. */
  waitUntil: z.number().optional(),
  /** What the organisation page says about the name that was typed. */
  name: z.object({ typed: z.string(), problem: z.string() }).optional(),
  /** The same of the picker, by organisation. */
  picked: z.object({ ticked: z.array(z.string()), names: texts, problems: texts }).optional(),
  /** The hash of a program's call that made the instances, to answer it again. */
  call: z.string().optional(),
  /** The instances' tokens, for the last page and a repeated call, as long as the attempt lives. */
  made: z.array(made).optional(),
  /** What calls that took over tokens made, by the call's hash. */
  answers: z.record(z.string(), made).optional(),
  /** All that a customer connected, new or again, and the code with which the host's program asks for the result. */
  connected: z.array(z.number()).optional(),
  result: z.string().optional(),
});

/** What only one run through consent needs to know. */
export type FlowState = z.infer<typeof flowStateSchema>;

type Identity = { id: string; organizationId: string | null };

export function encryptFlowState(attempt: Identity, secrets: FlowState): Buffer<ArrayBuffer> {
  return encrypt(JSON.stringify(secrets), identity(attempt));
}

/** The secrets again; empty once they were forgotten. */
export function decryptFlowState(attempt: Identity & { secretsSealed: Uint8Array | null }): FlowState {
  if (attempt.secretsSealed === null) return {};
  return flowStateSchema.parse(JSON.parse(decrypt(attempt.secretsSealed, identity(attempt))));
}

function identity({ id, organizationId }: Identity) {
  return { table: "attempts", row: id, organization: organizationId ?? "none" };
}
