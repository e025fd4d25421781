import { getSettings, setCallbackOrigins, setGivesTokens } from "./organization-store";
import { z } from "zod";
import { parseInput } from "@/lib/validation";
import { requireAdminRole, type Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { recordEvent } from "@/lib/audit-log/record";
import { getOrganizationOverlap } from "./secret-store";
import { originsField } from "./callback-origins";
import type { SettingsChange, SettingsView } from "./view";

/** The settings of the caller's organization. Throws `forbidden` for a member. */
export async function readSettings(caller: Caller): Promise<SettingsView> {
  requireAdminRole(caller, "see the settings");
  const [settings, previousUntil] = await Promise.all([
    getSettings(caller.organizationId),
    getOrganizationOverlap(caller.organizationId),
  ]);
  return { ...settings, secret: { previousUntil } };
}

/** Changes what `change` names, and writes down who did. Throws `forbidden` for a member. */
export async function changeSettings(caller: Caller, change: SettingsChange): Promise<SettingsView> {
  requireAdminRole(caller, "change the settings");
  const { organizationId } = caller;
  const { givesTokens, callbackOrigins } = change;
  await transaction(async (tx) => {
    if (givesTokens !== undefined && (await setGivesTokens(tx, organizationId, givesTokens)))
      await recordEvent(tx, caller, { type: "organization.token_reading_changed", data: { givesTokens } });
    if (callbackOrigins) {
      await setCallbackOrigins(tx, organizationId, callbackOrigins);
      const data = { origins: callbackOrigins.join(" ") };
      await recordEvent(tx, caller, { type: "organization.callback_origins_changed", data });
    }
  });
  return readSettings(caller);
}

const settingsChange = z
  .object({ givesTokens: z.boolean({ error: "must be true or false." }), callbackOrigins: originsField })
  .partial();

/** Reads a change of settings from a body. Throws `invalid_request`. */
export function readSettingsChange(body: Record<string, unknown>): SettingsChange {
  return parseInput(settingsChange, body);
}
