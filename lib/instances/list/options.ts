import { type Caller, scopeOf } from "@/lib/caller";
import { pool } from "@/lib/db";
import type { ListOptions } from "@/lib/instances/view";

const MOST = 500;
const MOST_TAGS = 60;
// Tags that nobody gave lately are rarely looked for, and can be typed.
const ROWS_FOR_TAGS = 1_000;

/** What the list can be narrowed to besides fixed words: apps, the people who connect, and the tags of the newest instances. */
export async function listOptions(caller: Caller): Promise<ListOptions> {
  const { organizationId, ownerId } = scopeOf(caller);
  const [apps, people, tags] = await Promise.all([
    pool().query<ListOptions["apps"][number]>(
      "select id, name, kind, protocol from apps where organization_id = $1 order by name limit $2",
      [organizationId, MOST],
    ),
    pool().query<ListOptions["people"][number]>(
      `select u.id, u.email from memberships m join users u on u.id = m.user_id
       where m.organization_id = $1 and ($2::int is null or u.id = $2) order by u.email limit $3`,
      [organizationId, ownerId, MOST],
    ),
    pool().query<{ tag: string }>(
      `select tag from (
         select tags from instances where organization_id = $1 and ($2::int is null or created_by_id = $2)
         order by created_at desc, id desc limit $3) newest, unnest(tags) tag
       group by tag order by count(*) desc, tag limit $4`,
      [organizationId, ownerId, ROWS_FOR_TAGS, MOST_TAGS],
    ),
  ]);
  return { apps: apps.rows, people: people.rows, tags: tags.rows.map(({ tag }) => tag) };
}
