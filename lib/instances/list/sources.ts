import { all, type BoundFilter, type Condition, inOrganization, writeAll } from "./conditions";
import type { Segment } from "./order";
import type { PageStart } from "./cursor";
import type { SqlParams } from "./statement";

/** Which part of a run is looked at: `way` is the direction now, `within` what its index can skip to. */
export type RangeScan = {
  filter: BoundFilter;
  run: Segment;
  cursor: PageStart | null;
  way: "asc" | "desc";
  limit: number;
  within: Condition[];
  values: SqlParams;
};

/**
 * The rows of a run in its order, as SQL: `instances` with their `key`. `is_cut` says that there are more even if fewer
 * than `limit` come.
 */
export const SEGMENT_SOURCES: Record<Segment["from"], (stretch: RangeScan) => string> = {
  instances(stretch) {
    const { filter, run, way, limit, within, values } = stretch;
    const key = `i.${run.key}`;
    const conditions = [inOrganization("i", filter, values), ...writeAll(within, values), run.only];
    return `select i.*, ${key} "key", false is_cut from instances i
      where ${all([...conditions, ...afterCursor(stretch, key)])} order by ${key} ${way}, i.id ${way} limit ${limit}`;
  },

  grants(stretch) {
    const { filter, run, way, limit, values } = stretch;
    const own = [inOrganization("g", filter, values), ofApp(stretch), run.only];
    const conditions = [...own, ...afterCursor(stretch, "g.expires_at")];
    return `select i.*, g.expires_at "key", false is_cut from grants g join instances i on i.grant_id = g.id
      where ${all(conditions)} order by g.expires_at ${way}, i.id ${way} limit ${limit}`;
  },

  // Each grant stands in one of three indexes; the first of each are merged. A few grants may have no instance just now.
  ends(stretch) {
    const { filter, way, limit, values } = stretch;
    const [notBefore = "true", after = "true"] = afterCursor(stretch, "g.expires_at");
    const organization = inOrganization("g", filter, values);
    const first = `order by g.expires_at ${way} fetch first ${limit} rows with ties`;
    const parts = EVERY_GRANT.map(
      (part) => `(select g.id, g.expires_at from grants g where ${all([organization, part, notBefore])} ${first})`,
    );
    return `select i.*, g.expires_at "key", g.number > ${limit - 20} is_cut
      from (select g.*, row_number() over (order by g.expires_at ${way}) number
        from (${parts.join(" union all ")}) g ${first}) g
      join instances i on i.grant_id = g.id where ${after} order by g.expires_at ${way}, i.id ${way} limit ${limit}`;
  },
};

/** The rows of a run in any order, as what follows `from`: `instances i`, and `grants g` where the run has to do with them. */
export function unordered(stretch: RangeScan): string {
  const { filter, run, limit, values } = stretch;
  if (run.from !== "grants")
    return `(${SEGMENT_SOURCES[run.from](stretch)}) i ${run.grant ? "join grants g on g.id = i.grant_id" : ""}`;
  const some = `select g.* from grants g where ${all([inOrganization("g", filter, values), ofApp(stretch), run.only])}`;
  // The offset keeps the planner from reading all instances instead of those of some grants.
  return `(${some} limit ${limit}) g cross join lateral (select * from instances i where i.grant_id = g.id offset 0) i`;
}

function ofApp({ filter, values }: RangeScan): string | null {
  return filter.appId === null ? null : `g.app_id = ${values.add(filter.appId)}::uuid`;
}

const EVERY_GRANT = [
  "g.status = 'reconnect'",
  "g.status <> 'reconnect' and g.renew_at is not null",
  "g.status <> 'reconnect' and g.renew_at is null",
];

/** Conditions for what lies beyond the cursor: by the key alone, which an index can skip to, and exactly. */
function afterCursor({ run, cursor, way, values }: RangeScan, key: string): string[] {
  if (!cursor) return [];
  const { place, toward } = cursor;
  const sign = way === "asc" ? ">" : "<";
  const isTime = typeof place.key === "number";
  const at = `${values.add(isTime ? new Date(place.key) : place.key)}::${isTime ? "timestamptz" : "text"}`;
  const exactly = `(${key}, i.id) ${sign}${toward === "from" ? "=" : ""} (${at}, ${values.add(place.id)}::int)`;
  return run.from === "instances" ? [exactly] : [`${key} ${sign}= ${at}`, exactly];
}
