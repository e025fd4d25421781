import { MASK, WEBHOOK } from "@/lib/instances/configuration";
import type { Caller } from "@/lib/caller";
import { parseFields, throwIfInvalid } from "@/lib/fields";
import { changeInstance } from "@/lib/instances/change";
import { randomToken } from "@/lib/encryption";
import { receiverProblem } from "./receiver";
import { KEY_CHOICES, type WebhookChange } from "./view";

const MOST_ADDRESS = 2_000;
const MOST_KEY = 1_000;

/** Reads what the instance's page wants of its webhook. Throws one `invalid_request` that names the field. */
export function readWebhookChange(body: Record<string, unknown>): WebhookChange {
  const key = KEY_CHOICES.find((choice) => choice === body.key) ?? "keep";
  const { url, ownKey } = parseFields<string>({
    url: { label: "URL", value: body.url, most: MOST_ADDRESS },
    ...(key === "own" && { ownKey: { label: "Your key", value: body.ownKey, most: MOST_KEY } }),
  });
  throwIfInvalid(receiverProblem("URL", url!));
  return { enabled: body.enabled === true, url: url!, key, ...(ownKey !== undefined && { ownKey }) };
}

/** Sets an instance's webhook up, changes it or switches it off. Gives the signature key when it was made, which is never shown again. */
export async function changeWebhook(caller: Caller, id: number, change: WebhookChange): Promise<string | null> {
  const { enabled, url, key, ownKey } = change;
  const made = key === "generate" ? `whsec_${randomToken()}` : null;
  const signatureKey = made ?? ownKey;
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
  return made;
}
