import { bySystem, recordEvent } from "@/lib/audit-log/record";
import type { Db } from "@/lib/db";
import { renameOrganisation } from "./store";

type Instance = { id: number; organizationId: string; organisationName: string };

/** Takes the name that an organisation has in Xero now; the list's search follows, and so does the webhook. */
export async function noteOrganisationName(tx: Db, instance: Instance, name: string): Promise<void> {
  const { id, organizationId, organisationName: from } = instance;
  if (name === from || !(await renameOrganisation(tx, id, { from, to: name }))) return;
  const event = { instanceId: id, type: "instance.organisation_renamed", data: { from, to: name } } as const;
  await recordEvent(tx, bySystem(organizationId), event);
}
