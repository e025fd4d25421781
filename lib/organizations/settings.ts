import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { addEvent } from "@/lib/events/store";
import { requireAdminRole } from "@/lib/instances/access";
import { type Caller, getSettings, setGivesTokens } from "./store";
import type { SettingsView } from "./view";

/** The settings of the caller's organization. Throws `forbidden` for a member. */
export function readSettings(caller: Caller): Promise<SettingsView> {
  requireAdminRole(caller, "see the settings");
  return getSettings(caller.organizationId);
}

/** Changes what `change` names, and writes down who did. Throws `forbidden` for a member. */
export async function changeSettings(caller: Caller, { givesTokens }: Partial<SettingsView>): Promise<SettingsView> {
  requireAdminRole(caller, "change the settings");
  const { organizationId, userId } = caller;
  if (givesTokens !== undefined) {
    await transaction(async (tx) => {
      if (!(await setGivesTokens(tx, organizationId, givesTokens))) return;
      const type = "organization.token_reading_changed";
      await addEvent(tx, { organizationId, instanceId: null, userId, type, data: { givesTokens } });
    });
  }
  return getSettings(organizationId);
}

/** Reads a change of settings out of a body. Throws `invalid_request`. */
export function readSettingsChange({ givesTokens }: Record<string, unknown>): Partial<SettingsView> {
  if (givesTokens === undefined) return {};
  if (typeof givesTokens === "boolean") return { givesTokens };
  throw new GangwayError("invalid_request", "givesTokens is neither true nor false.");
}
