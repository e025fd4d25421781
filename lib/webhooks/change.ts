import { z } from "zod";
import type { Caller } from "@/lib/caller";
import { changeInstance } from "@/lib/instances/change";
import { newSignatureKey } from "@/lib/signature-keys";
import { optionalBoolean, optionalText, parseInput, refineText, report, text } from "@/lib/validation";
import { receiverProblem } from "./receiver";
import { KEY_CHOICES, type WebhookChange } from "./view";

const change = z.object({
  enabled: optionalBoolean.transform((enabled) => enabled === true),
  url: optionalText({ label: "URL", max: 2_000 }).superRefine(refineText(receiverProblem, "URL")),
  key: z.enum(KEY_CHOICES).catch("keep"),
});
/** Only a webhook that is off goes without a URL. */
function requireUrl({ enabled, url }: { enabled: boolean; url: string | undefined }, context: z.RefinementCtx) {
  if (enabled && url === undefined) report(context, { label: "URL", missing: true });
}
const ownKey = z.object({ ownKey: text({ label: "Your key", max: 1_000 }) });

/** Validates a webhook form. Throws `invalid_request`, which names the fields. */
export function readWebhookChange(body: Record<string, unknown>): WebhookChange {
  const schema = body.key === "own" ? change.extend(ownKey.shape) : change;
  return parseInput(schema.superRefine(requireUrl), body);
}

/** Sets up, changes or switches off an instance's webhook. Returns the signature key when it was generated; it is never shown again. */
export async function changeWebhook(caller: Caller, id: number, change: WebhookChange): Promise<string | null> {
  const { enabled, url, key, ownKey } = change;
  const generated = key === "generate" ? newSignatureKey() : null;
  const webhookKey = generated ?? ownKey;
  const configuration = {
    webhookEnabled: enabled,
    webhookUrl: url ?? null,
    ...(webhookKey !== undefined && { webhookKey }),
  };
  await changeInstance(caller, id, { configuration });
  return generated;
}
