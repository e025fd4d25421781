import { query } from "./statement";
import { presentInstance, type ShownRow } from "@/lib/instances/present";
import type { InstanceView } from "@/lib/instances/view";

type Row = Omit<ShownRow, "createdBy" | "disabledBy" | "grant"> &
  Omit<ShownRow["grant"], "app"> &
  Pick<ShownRow["grant"]["app"], "kind" | "protocol" | "pausedUntil"> &
  Record<"connectedBy" | "disabledBy" | "appProblem", string | null> & { appId: string; appName: string; now: Date };

/** The instances of these ids as the list shows them, in the order of the ids; who was deleted meanwhile is left out. */
export async function readRows(ids: number[]): Promise<InstanceView[]> {
  if (ids.length === 0) return [];
  const rows = await query<Row>(
    `select i.id, i.name, i.tags, i.external_id "externalId", i.organisation_name "organisationName", i.removed_at "removedAt",
       i.disabled_at "disabledAt", i.created_at "createdAt", a.id "appId", a.name "appName", a.kind, a.protocol,
       a.problem "appProblem", a.paused_until "pausedUntil", g.status, g.problem, g.issued_at "issuedAt", g.expires_at "expiresAt", g.renew_at "renewAt",
       c.email "connectedBy", d.email "disabledBy", now() "now"
     from unnest($1::int[]) with ordinality wanted(id, place)
     join instances i on i.id = wanted.id join grants g on g.id = i.grant_id join apps a on a.id = g.app_id
     left join users c on c.id = i.created_by_id left join users d on d.id = i.disabled_by_id
     order by wanted.place`,
    [ids],
  );
  // By the database's clock, as the order of the list is.
  return rows.map((row) => presentInstance(toShown(row), row.now.getTime()));
}

function toShown({ appId, appName, appProblem, kind, protocol, pausedUntil, connectedBy, ...row }: Row): ShownRow {
  return {
    ...row,
    createdBy: connectedBy === null ? null : { email: connectedBy },
    disabledBy: row.disabledBy === null ? null : { email: row.disabledBy },
    grant: { ...row, app: { id: appId, name: appName, kind, protocol, problem: appProblem, pausedUntil } },
  };
}
