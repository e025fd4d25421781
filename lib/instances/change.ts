import { type Caller, requireAdminRole } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { recordEvent } from "@/lib/audit-log/record";
import type { EventType } from "@/lib/audit-log/event-types";
import type { EventView } from "@/lib/audit-log/view";
import { requireInstance } from "./access";
import {
  type Configuration,
  type ConfigurationChange,
  changedConfiguration,
  configurationColumns,
  configurationOf,
  isWebhookOn,
} from "./configuration";
import {
  getConfigurationSealed,
  type InstanceChange,
  type InstanceRow,
  redirectWaitingDeliveries,
  updateInstance,
} from "./store";

/** What may be changed of an instance. What is undefined stays. */
export type Change = {
  name?: string | undefined;
  tags?: string[] | undefined;
  disabled?: boolean | undefined;
  configuration?: ConfigurationChange | undefined;
};

type ChangeEvent = { type: EventType; data: EventView["data"] };

/** Changes an instance, and records each thing that really changed. Only admins enable and disable. */
export async function changeInstance(caller: Caller, id: number, change: Change): Promise<InstanceRow> {
  if (change.disabled !== undefined) requireAdminRole(caller, "enable or disable an instance");
  const row = await requireInstance(caller, id);
  const before = configurationOf(row);
  const { configuration = {} } = change;
  const isConfigured = Object.keys(configuration).length > 0;
  const columns = {
    ...nameAndTags(row, change),
    ...flag(row, change, caller),
    ...(isConfigured && configurationColumns(row, before, configuration, await getConfigurationSealed(row.id))),
  };
  if (Object.keys(columns).length === 0) return row;
  const events = [...eventsOf(row, columns), ...configurationEvents(before, configuration)];
  await transaction(async (tx) => {
    await updateInstance(tx, id, columns);
    if (events.some(({ type }) => type.startsWith("webhook."))) await redirectWaitingDeliveries(tx, id);
    for (const event of events) await recordEvent(tx, caller, { instanceId: id, ...event });
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

function eventsOf(row: InstanceRow, { name, tags, disabledAt }: InstanceChange): ChangeEvent[] {
  const events: ChangeEvent[] = [];
  if (name !== undefined) events.push({ type: "instance.renamed", data: { from: row.name, to: name } });
  if (tags) events.push({ type: "instance.tagged", data: { tags } });
  if (disabledAt !== undefined) events.push({ type: disabledAt ? "instance.disabled" : "instance.enabled", data: {} });
  return events;
}

/** Changes of the webhook have types of their own; anything else that really changed is the configuration. */
function configurationEvents(before: Configuration, change: ConfigurationChange): ChangeEvent[] {
  const after = changedConfiguration(before, change);
  const isNewKey = change.webhookKey !== undefined;
  const isMoved = after.webhookUrl !== before.webhookUrl || after.webhookEnabled !== before.webhookEnabled;
  const events: ChangeEvent[] = [];
  if (isNewKey || isMoved) events.push({ type: webhookChange(before, after), data: webhookData(after, isNewKey) });
  if (after.callbackUrl !== before.callbackUrl) events.push({ type: "instance.configured", data: {} });
  return events;
}

/** Where events go, and whether the key is new. Only the origin of the address, because the rest may be as good as a password. */
function webhookData({ webhookUrl = "" }: Configuration, isNewKey: boolean): ChangeEvent["data"] {
  const to = URL.canParse(webhookUrl) && { to: new URL(webhookUrl).origin };
  return { ...to, ...(isNewKey && { newKey: true }) };
}

function webhookChange(before: Configuration, after: Configuration): EventType {
  const isOn = isWebhookOn(after);
  if (isWebhookOn(before) === isOn) return "webhook.changed";
  return isOn ? "webhook.set_up" : "webhook.switched_off";
}
