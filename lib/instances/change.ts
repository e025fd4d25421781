import { type Caller, requireAdminRole } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { recordEvent } from "@/lib/audit-log/record";
import type { EventType } from "@/lib/audit-log/view";
import { requireInstance } from "./access";
import { configurationOf, isOn, encryptConfiguration, WEBHOOK } from "./configuration";
import { type InstanceChange, type InstanceRow, redirectWaitingDeliveries, updateInstance } from "./store";

type ConfigurationChange = { configuration: Record<string, string>; secretConfiguration: Record<string, string> };

/** Undefined fields stay as they are. */
export type Change = {
  name?: string | undefined;
  tags?: string[] | undefined;
  disabled?: boolean | undefined;
  configuration?: ConfigurationChange | undefined;
};

type ChangeEvent = { type: EventType; data: Record<string, string | boolean> };

/** Changes an instance and records an event for each real change. Only admins enable and disable. */
export async function changeInstance(caller: Caller, id: number, change: Change): Promise<InstanceRow> {
  if (change.disabled !== undefined) requireAdminRole(caller, "enable or disable an instance");
  const row = await requireInstance(caller, id);
  const columns = {
    ...nameAndTags(row, change),
    ...flag(row, change, caller),
    ...configurationColumns(row, change),
  };
  if (Object.keys(columns).length === 0) return row;
  const events = [...eventsOf(row, columns), ...configurationEvents(configurationOf(row), change.configuration)];
  await transaction(async (tx) => {
    await updateInstance(tx, id, columns);
    if (events.some(({ type }) => type.startsWith("webhook."))) await redirectWaitingDeliveries(tx, id);
    for (const event of events) {
      await recordEvent(tx, caller, { instanceId: id, ...event });
    }
  });
  return requireInstance(caller, id);
}

function nameAndTags(row: InstanceRow, { name, tags }: Change): InstanceChange {
  return {
    ...(name !== undefined && name !== row.name && { name }),
    ...(tags !== undefined && tags.join("\n") !== row.tags.join("\n") && { tags }),
  };
}

function flag(row: InstanceRow, { disabled }: Change, caller: Caller): InstanceChange {
  if (disabled === undefined || disabled === (row.disabledAt !== null)) return {};
  return disabled ? { disabledAt: new Date(), disabledById: caller.userId } : { disabledAt: null, disabledById: null };
}

function configurationColumns(row: InstanceRow, { configuration: given }: Change): InstanceChange {
  if (!given || Object.keys(given.configuration).length === 0) return {};
  const { secretConfiguration } = given;
  return {
    configuration: { ...configurationOf(row), ...given.configuration },
    // There is one secret, so the new one replaces everything, also what can no longer be decrypted.
    ...(WEBHOOK.key in secretConfiguration && { configurationSealed: encryptConfiguration(row, secretConfiguration) }),
  };
}

function eventsOf(row: InstanceRow, { name, tags, disabledAt }: InstanceChange): ChangeEvent[] {
  const events: ChangeEvent[] = [];
  if (name !== undefined) events.push({ type: "instance.renamed", data: { from: row.name, to: name } });
  if (tags) events.push({ type: "instance.tagged", data: { tags: tags.join(", ") } });
  if (disabledAt !== undefined) events.push({ type: disabledAt ? "instance.disabled" : "instance.enabled", data: {} });
  return events;
}

/** Webhook changes have their own event types; any other change is `instance.configured`. */
function configurationEvents(before: Record<string, string>, given: Change["configuration"]): ChangeEvent[] {
  if (!given) return [];
  const after = { ...before, ...given.configuration };
  const changed = new Set(Object.keys(after).filter((key) => after[key] !== before[key]));
  for (const key of Object.keys(given.secretConfiguration)) changed.add(key);
  const events: ChangeEvent[] = [];
  const ofWebhook = Object.values(WEBHOOK).filter((key) => changed.delete(key));
  if (ofWebhook.length > 0)
    events.push({ type: webhookChange(isOn(before), isOn(after)), data: webhookData(after, ofWebhook) });
  if (changed.size > 0) events.push({ type: "instance.configured", data: {} });
  return events;
}

/** Only the origin of the URL, since its path may contain a secret. */
function webhookData(after: Record<string, string>, changed: string[]): ChangeEvent["data"] {
  const url = after[WEBHOOK.url] ?? "";
  return {
    ...(URL.canParse(url) && { to: new URL(url).origin }),
    ...(changed.includes(WEBHOOK.key) && { newKey: true }),
  };
}

function webhookChange(wasOn: boolean, isOn: boolean): EventType {
  if (wasOn === isOn) return "webhook.changed";
  return isOn ? "webhook.set_up" : "webhook.switched_off";
}
