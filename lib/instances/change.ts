import { transaction } from "@/lib/db";
import { addEvent } from "@/lib/events/store";
import type { EventType } from "@/lib/events/view";
import type { Caller } from "@/lib/organizations/store";
import { requireAdminRole, requireInstance } from "./access";
import { openConfiguration, sealConfiguration } from "./configuration";
import { getSealedConfiguration, type InstanceChange, type InstanceRow, updateInstance } from "./store";

/** What may be changed of an instance. What is undefined stays. */
export type Change = {
  name?: string | undefined;
  tags?: string[] | undefined;
  disabled?: boolean | undefined;
  configuration?: { configuration: Record<string, string>; secretConfiguration: Record<string, string> } | undefined;
};

type Told = { type: EventType; data: Record<string, string> };

/** Changes an instance and writes down each thing that really changed. Enabling and disabling are an admin's. */
export async function changeInstance(caller: Caller, id: number, change: Change): Promise<InstanceRow> {
  if (change.disabled !== undefined) requireAdminRole(caller, "enable or disable an instance");
  const row = await requireInstance(caller, id);
  const columns = {
    ...nameAndTags(row, change),
    ...flag(row, change, caller),
    ...(await configurationColumns(row, change)),
  };
  if (Object.keys(columns).length === 0) return row;
  await transaction(async (tx) => {
    await updateInstance(tx, id, columns);
    for (const told of tell(row, columns)) {
      await addEvent(tx, { organizationId: row.organizationId, instanceId: id, userId: caller.userId, ...told });
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

async function configurationColumns(row: InstanceRow, { configuration: given }: Change): Promise<InstanceChange> {
  if (!given || Object.keys(given.configuration).length === 0) return {};
  const secrets = { ...openConfiguration(row, await getSealedConfiguration(row.id)), ...given.secretConfiguration };
  const kept = row.configuration as Record<string, string>;
  return { configuration: { ...kept, ...given.configuration }, configurationSealed: sealConfiguration(row, secrets) };
}

function tell(row: InstanceRow, { name, tags, disabledAt, configuration }: InstanceChange): Told[] {
  const told: Told[] = [];
  if (name !== undefined) told.push({ type: "instance.renamed", data: { from: row.name, to: name } });
  if (tags) told.push({ type: "instance.tagged", data: { tags: tags.join(", ") } });
  if (disabledAt !== undefined) told.push({ type: disabledAt ? "instance.disabled" : "instance.enabled", data: {} });
  if (configuration) told.push({ type: "instance.configured", data: {} });
  return told;
}
