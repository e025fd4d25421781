import { deleteInBatches } from "@/lib/delete-in-batches";
import { env } from "@/lib/env";

/** A link with which an instance was made says whose it is, and the newest with an address where its customer is mailed. */
const IS_OF_INSTANCE = `exists (select from instances i where i.link_id = links.id)
  or (instance_id is not null and email is not null and not exists (
    select from links n where n.instance_id = links.instance_id and n.email is not null and n.created_at > links.created_at))`;

/** Deletes links that expired so long ago as the settings say, but for those that an instance still needs. */
export async function deleteOldLinks(): Promise<void> {
  const { KEEP_LINKS_DAYS: days } = env();
  const where = `expires_at < now() - make_interval(days => $1) and not (${IS_OF_INSTANCE})`;
  if (days !== null) await deleteInBatches("links", { where, values: [days] });
}
