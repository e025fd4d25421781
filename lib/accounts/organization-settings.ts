import {
  getSettings,
  setCallbackOrigins,
  setGivesTokens,
  setName,
  setRemindsCustomers,
  setRequiresSecondStep,
} from "./organization-store";
import { z } from "zod";
import { parseInput } from "@/lib/validation";
import { requireAdminRole, type UserCaller } from "@/lib/caller";
import { type Db, transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { sendsMail } from "@/lib/mail";
import { hasSecondStep } from "./second-step/store";
import { hasPassword } from "./user-store";
import { singleSignOnName } from "./single-sign-on";
import { getOverlap } from "./secret-store";
import { organizationName } from "./fields";
import { originsField } from "./callback-origins";
import type { SettingsChange, SettingsView } from "./view";

/** The settings of the caller's organization. Throws `forbidden` for a member. */
export async function readSettings(caller: UserCaller): Promise<SettingsView> {
  requireAdminRole(caller, "see the settings");
  const settings = await getSettings(caller.organizationId);
  const secret = { previousUntil: await getOverlap("organization", caller) };
  return { ...settings, secret, sendsMail: sendsMail(), singleSignOn: singleSignOnName() };
}

/** Changes what is given and records who did. Throws `forbidden` for a member. */
export async function changeSettings(
  caller: UserCaller,
  { name, givesTokens, remindsCustomers, requiresSecondStep, callbackOrigins }: SettingsChange,
): Promise<SettingsView> {
  requireAdminRole(caller, "change the settings");
  await transaction(async (tx) => {
    if (name !== undefined) {
      const from = await setName(tx, caller.organizationId, name);
      if (from !== name) await recordEvent(tx, caller, { type: "organization.renamed", data: { from, to: name } });
    }
    if (givesTokens !== undefined && (await setGivesTokens(tx, caller.organizationId, givesTokens)))
      await recordEvent(tx, caller, { type: "organization.token_reading_changed", data: { givesTokens } });
    if (remindsCustomers !== undefined && (await setRemindsCustomers(tx, caller.organizationId, remindsCustomers)))
      await recordEvent(tx, caller, { type: "organization.reminders_changed", data: { remindsCustomers } });
    if (requiresSecondStep !== undefined) await changeSecondStep(tx, caller, requiresSecondStep);
    if (callbackOrigins) {
      await setCallbackOrigins(tx, caller.organizationId, callbackOrigins);
      const data = { origins: callbackOrigins.join(" ") };
      await recordEvent(tx, caller, { type: "organization.callback_origins_changed", data });
    }
  });
  return readSettings(caller);
}

/** Throws `conflict` for an admin who would have to add one themselves before they can go on. */
async function changeSecondStep(tx: Db, caller: UserCaller, requiresSecondStep: boolean): Promise<void> {
  const { userId, organizationId } = caller;
  if (requiresSecondStep && (await hasPassword(userId, tx)) && !(await hasSecondStep(userId, tx)))
    throw new GangwayError("conflict", "Add a second step to your own account first, under Your account.");
  if (await setRequiresSecondStep(tx, organizationId, requiresSecondStep))
    await recordEvent(tx, caller, { type: "organization.second_step_changed", data: { requiresSecondStep } });
}

const settingsChange = z
  .object({
    name: organizationName,
    givesTokens: z.boolean({ error: "must be true or false." }),
    remindsCustomers: z.boolean({ error: "must be true or false." }),
    requiresSecondStep: z.boolean({ error: "must be true or false." }),
    callbackOrigins: originsField,
  })
  .partial();

/** Reads a change of settings from a body. Throws `invalid_request`. */
export function readSettingsChange(body: Record<string, unknown>): SettingsChange {
  return parseInput(settingsChange, body);
}
