import { type Caller, requireAdminRole } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { recordEvent } from "@/lib/audit-log/record";
import type { EventType } from "@/lib/audit-log/view";
import { requireInstance } from "./access";
import { configurationOf, isOn, encryptConfiguration, WEBHOOK } from "./configuration";
import { type InstanceChange, type InstanceRow, redirectWaitingDeliveries, updateInstance } from "./store";

type ConfigurationChange = { configuration: Record<string, string>; secretConfiguration: Record<string, string> };

/** What may be changed of an instance. What is undefined stays. */
export type Change = {
  name?: string | undefined;
  tags?: string[] | undefined;
  disabled?: boolean | undefined;
  configuration?: ConfigurationChange | undefined;
};

type Told = { type: EventType; data: Record<string, string | boolean> };

/** Changes an instance and writes down each thing that really changed. Enabling and disabling are an admin's. */
export async function changeInstance(caller: Caller, id: number, change: Change): Promise<InstanceRow> {
  if (change.disabled !== undefined) requireAdminRole(caller, "enable or disable an instance");
  const row = await requireInstance(caller, id);
  const columns = {
    ...nameAndTags(row, change),
    ...flag(row, change, caller),
    ...configurationColumns(row, change),
  };
  if (Object.keys(columns).length === 0) return row;
  const all = [...tell(row, columns), ...tellConfiguration(configurationOf(row), change.configuration)];
  await transaction(async (tx) => {
    await updateInstance(tx, id, columns);
    if (all.some(({ type }) => type.startsWith("webhook."))) await redirectWaitingDeliveries(tx, id);
    for (const told of all) {
      await recordEvent(tx, caller, { instanceId: id, ...told });
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
    // There is one secret, so what is given replaces all: also what cannot be opened any more.
    ...(WEBHOOK.key in secretConfiguration && { configurationSealed: encryptConfiguration(row, secretConfiguration) }),
  };
}

function tell(row: InstanceRow, { name, tags, disabledAt }: InstanceChange): Told[] {
  const told: Told[] = [];
  if (name !== undefined) told.push({ type: "instance.renamed", data: { from: row.name, to: name } });
  if (tags) told.push({ type: "instance.tagged", data: { tags: tags.join(", ") } });
  if (disabledAt !== undefined) told.push({ type: disabledAt ? "instance.disabled" : "instance.enabled", data: {} });
  return told;
}

/** What is done with the webhook has types of its own; anything else that really changed is the configuration. */
function tellConfiguration(before: Record<string, string>, given: Change["configuration"]): Told[] {
  if (!given) return [];
  const after = { ...before, ...given.configuration };
  const changed = new Set(Object.keys(after).filter((key) => after[key] !== before[key]));
  for (const key of Object.keys(given.secretConfiguration)) changed.add(key);
  const told: Told[] = [];
  const ofWebhook = Object.values(WEBHOOK).filter((key) => changed.delete(key));
  if (ofWebhook.length > 0)
    told.push({ type: webhookChange(isOn(before), isOn(after)), data: webhookData(after, ofWebhook) });
  if (changed.size > 0) told.push({ type: "instance.configured", data: {} });
  return told;
}

/** Where events go, and whether by a new key: of an address only the origin, because the rest may be as good as a password. */
function webhookData(after: Record<string, string>, changed: string[]): Told["data"] {
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
