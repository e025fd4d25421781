import { type Caller, scopeOf } from "@/lib/caller";
import type { ListOptions } from "@/lib/instances/view";
import { queryPlannedAnew } from "./statement";

/** What the list can be narrowed to besides fixed words: apps, the people who connect, and the tags of the newest instances. */
export async function listOptions(caller: Caller): Promise<ListOptions> {
  const { organizationId, ownerId } = scopeOf(caller);
  const [apps, people, tags] = await Promise.all([
    queryPlannedAnew<ListOptions["apps"][number]>(APPS, [organizationId]),
    queryPlannedAnew<ListOptions["people"][number]>(PEOPLE, [organizationId, ownerId]),
    queryPlannedAnew<{ tag: string }>(TAGS, [organizationId, ownerId]),
  ]);
  return { apps, people, tags: tags.map(({ tag }) => tag) };
}

const APPS = "select id, name, kind, protocol from apps where organization_id = $1 order by name limit 500";
const PEOPLE = `select u.id, u.email from memberships m join users u on u.id = m.user_id
  where m.organization_id = $1 and ($2::int is null or u.id = $2) order by u.email limit 500`;
const TAGS = `select tag from (
    select tags from instances where organization_id = $1 and ($2::int is null or created_by_id = $2)
    order by created_at desc, id desc limit 1000) newest, unnest(tags) tag
  group by tag order by count(*) desc, tag limit 60`;
