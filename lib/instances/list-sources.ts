import { all, type BoundFilter, type Condition, inOrganization, writeAll } from "./list-conditions";
import type { Run } from "./list-orders";
import type { Cursor } from "./list-place";
import type { Values } from "./list-statement";

/** Which part of a run is looked at: `way` is the direction now, `within` what its index can skip to. */
export type Stretch = {
  filter: BoundFilter;
  run: Run;
  cursor: Cursor | null;
  way: "asc" | "desc";
  limit: number;
  within: Condition[];
  values: Values;
};

/**
 * The rows of a run in its order, as SQL: `instances` with their `key`. `is_cut` says that there are more even if fewer
 * than `limit` come.
 */
export const RUN_SOURCES: Record<Run["from"], (stretch: Stretch) => string> = {
  instances(stretch) {
    const { filter, run, way, limit, within, values } = stretch;
    const key = `i.${run.key}`;
    const conditions = [inOrganization("i", filter, values), ...writeAll(within, values), run.only];
    return `select i.*, ${key} "key", false is_cut from instances i
      where ${all([...conditions, ...beyond(stretch, key)])} order by ${key} ${way}, i.id ${way} limit ${limit}`;
  },

  grants(stretch) {
    const { filter, run, way, limit, values } = stretch;
    const app = filter.appId === null ? null : `g.app_id = ${values.add(filter.appId)}::uuid`;
    const conditions = [inOrganization("g", filter, values), app, run.only, ...beyond(stretch, "g.expires_at")];
    return `select i.*, g.expires_at "key", false is_cut from grants g join instances i on i.grant_id = g.id
      where ${all(conditions)} order by g.expires_at ${way}, i.id ${way} limit ${limit}`;
  },

  // Each grant stands in one of three indexes; the first of each are merged.
  ends(stretch) {
    const { filter, way, limit, values } = stretch;
    const [notBefore = "true", after = "true"] = beyond(stretch, "g.expires_at");
    const organization = inOrganization("g", filter, values);
    const first = `order by g.expires_at ${way} fetch first ${limit} rows with ties`;
    const parts = EVERY_GRANT.map(
      (part) => `(select g.id, g.expires_at from grants g where ${all([organization, part, notBefore])} ${first})`,
    );
    return `select i.*, g.expires_at "key", g.total >= ${limit} is_cut
      from (select g.*, count(*) over () total from (${parts.join(" union all ")}) g ${first}) g
      join instances i on i.grant_id = g.id where ${after} order by g.expires_at ${way}, i.id ${way} limit ${limit}`;
  },
};

const EVERY_GRANT = [
  "g.status = 'reconnect'",
  "g.status <> 'reconnect' and g.renew_at is not null",
  "g.status <> 'reconnect' and g.renew_at is null",
];

/** Conditions for what lies beyond the cursor: by the key alone, which an index can skip to, and exactly. */
function beyond({ run, cursor, way, values }: Stretch, key: string): string[] {
  if (!cursor) return [];
  const { place, toward } = cursor;
  const sign = way === "asc" ? ">" : "<";
  const isTime = typeof place.key === "number";
  const at = `${values.add(isTime ? new Date(place.key) : place.key)}::${isTime ? "timestamptz" : "text"}`;
  const exactly = `(${key}, i.id) ${sign}${toward === "from" ? "=" : ""} (${at}, ${values.add(place.id)}::int)`;
  return run.from === "instances" ? [exactly] : [`${key} ${sign}= ${at}`, exactly];
}
