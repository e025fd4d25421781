import { z } from "zod";
import { recordEvent } from "@/lib/audit-log/record";
import { requireAdminRole, type Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError, InputError } from "@/lib/errors";
import { parseInput, text } from "@/lib/validation";
import { protocolOf } from "@/lib/xero/protocol";
import { choicesOf, scopesFor } from "@/lib/xero/scopes";
import { editApp } from "./edit-app";
import { requireApp } from "./require-app";
import { isAppNameTaken, lockUnusedApp, removeApp } from "./store";

const appChange = z.object({
  name: text({ max: 100 }),
  reads: z.array(z.string(), { error: "must be a list of texts." }).max(100),
  madeBefore: z.boolean({ error: "must be true or false." }),
});

type AppEdit = z.output<typeof appChange>;

/** Reads the name and the scopes of an app from a body. Throws `invalid_request`. */
export function readAppChange(body: Record<string, unknown>): AppEdit {
  return parseInput(appChange, body);
}

/**
 * Renames an app, and changes what the next consents ask for; those that were given stay as they are. Scopes that no choice
 * stands for are kept. Throws `forbidden`, `not_found`, `conflict`.
 */
export async function changeApp(caller: Caller, id: string, { name, reads, madeBefore }: AppEdit): Promise<void> {
  requireAdminRole(caller, "change an app");
  const row = await requireApp(caller, id);
  const hasScopes = protocolOf(row).hasScopes;
  const scopes = hasScopes ? [...scopesFor(reads, madeBefore), ...choicesOf(row.scopes).others] : row.scopes;
  await transaction(async (tx) => {
    if (await isAppNameTaken(tx, caller.organizationId, name, id))
      throw new InputError("name", "is the name of another app. Choose another one.", "conflict");
    await editApp(tx, caller, row, { name, scopes });
  });
}

/** Deletes an app that no instance uses. Throws `forbidden`, `not_found`, and `conflict` for one that is in use. */
export async function deleteApp(caller: Caller, id: string): Promise<void> {
  requireAdminRole(caller, "delete an app");
  const { name } = await requireApp(caller, id);
  await transaction(async (tx) => {
    const uses = await lockUnusedApp(tx, id);
    if (uses > 0) {
      const subject = uses === 1 ? "1 instance uses" : `${uses} instances use`;
      const remedy = "Disconnect them, or reconnect them with another app first.";
      throw new GangwayError("conflict", `${subject} this app. ${remedy}`);
    }
    await removeApp(tx, id);
    await recordEvent(tx, caller, { type: "app.deleted", data: { app: name } });
  });
}
