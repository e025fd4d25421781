import { MASK, WEBHOOK } from "@/lib/instances/configuration";
import type { Caller } from "@/lib/caller";
import { parseFields, throwIfInvalid } from "@/lib/fields";
import { changeInstance } from "@/lib/instances/change";
import { randomToken } from "@/lib/encryption";
import { receiverProblem } from "./receiver";
import { KEY_CHOICES, type WebhookChange } from "./view";

const MAX_ADDRESS = 2_000;
const MAX_KEY = 1_000;

/** Validates a webhook form. Throws `invalid_request`, which names the fields. */
export function readWebhookChange(body: Record<string, unknown>): WebhookChange {
  const key = KEY_CHOICES.find((choice) => choice === body.key) ?? "keep";
  const { url, ownKey } = parseFields<string>({
    url: { label: "Address", value: body.url, most: MAX_ADDRESS },
    ...(key === "own" && { ownKey: { label: "Your key", value: body.ownKey, most: MAX_KEY } }),
  });
  throwIfInvalid(receiverProblem("Address", url!));
  return { enabled: body.enabled === true, url: url!, key, ...(ownKey !== undefined && { ownKey }) };
}

/** Sets up, changes or switches off an instance's webhook. Returns a generated signature key, which is never shown again, or null. */
export async function changeWebhook(caller: Caller, id: number, change: WebhookChange): Promise<string | null> {
  const { enabled, url, key, ownKey } = change;
  const generated = key === "generate" ? `whsec_${randomToken()}` : null;
  const signatureKey = generated ?? ownKey;
  await changeInstance(caller, id, {
    configuration: {
      configuration: {
        [WEBHOOK.enabled]: String(enabled),
        [WEBHOOK.url]: url,
        ...(signatureKey !== undefined && { [WEBHOOK.key]: MASK }),
      },
      secretConfiguration: signatureKey === undefined ? {} : { [WEBHOOK.key]: signatureKey },
    },
  });
  return generated;
}
