import { z } from "zod";
import type { FailureCode } from "@/lib/attempts/view";
import { type Caller, requireAdminRole } from "@/lib/caller";
import { pool } from "@/lib/db";
import { PAGE_READ, readTimeCursor, toPage } from "@/lib/paging";
import { endOfLink } from "./store";
import { supportCode } from "./support-code";
import { LINK_GROUPS, type LinkCounts, type LinkGroup, type LinkPage, type LinkStep, type LinkView } from "./view";

const IS_OVER = "(l.revoked_at is not null or l.expires_at < now())";
const HAS_STOPPED = `exists (select from attempts a where a.link_id = l.id and a.status in ('failed', 'declined')
  and not exists (select from attempts b where b.link_id = l.id and b.status = 'connected'))`;

/** Which links are in a group, as SQL about a link `l`. Each is in one. */
const IN_GROUP: Record<LinkGroup, string> = {
  done: "l.uses >= l.max_uses",
  ended: `l.uses < l.max_uses and ${IS_OVER}`,
  stopped: `l.uses < l.max_uses and not ${IS_OVER} and ${HAS_STOPPED}`,
  open: `l.uses < l.max_uses and not ${IS_OVER} and not ${HAS_STOPPED}`,
};

/** Reads `group`; the open ones unless it names another. */
export function readLinkGroup(text: string | null): LinkGroup {
  return LINK_GROUPS.find((known) => known === text) ?? "open";
}

type Row = Omit<LinkView, "at" | "end" | "step" | "problem" | "openedAt" | "mailedAt" | "expiresAt"> & {
  at: Date;
  openedAt: Date | null;
  mailedAt: Date | null;
  expiresAt: Date;
  revokedAt: Date | null;
  last: { id: string; status: string; problem: string | null; isSent: boolean } | null;
};

/** A page of an organization's links in a group, newest first. Throws `forbidden`. */
export async function listLinks(caller: Caller, group: LinkGroup, text: string | null): Promise<LinkPage> {
  requireAdminRole(caller, "see links");
  const cursor = readTimeCursor(text, z.uuid());
  const isBefore = cursor?.direction === "before";
  const order = isBefore ? "asc" : "desc";
  const rows = await readLinks(
    `where l.organization_id = $1 and ${IN_GROUP[group]}
        and ($2::timestamptz is null or (l.created_at, l.id) ${isBefore ? ">" : "<"} ($2, $3::uuid))
      order by l.created_at ${order}, l.id ${order} limit ${PAGE_READ}`,
    [caller.organizationId, cursor?.at ?? null, cursor?.id ?? null],
  );
  return toPage(rows, cursor);
}

/** The newest links that reconnect an instance, newest first, at most `most`. */
export function listLinksOfInstance(instanceId: number, most: number): Promise<LinkView[]> {
  return readLinks("where l.instance_id = $1 order by l.created_at desc, l.id desc limit $2", [instanceId, most]);
}

async function readLinks(which: string, values: unknown[]): Promise<LinkView[]> {
  const { rows } = await pool().query<Row>(
    `select l.id, l.created_at at, l.name, l.email, l.is_by_program "isByProgram", l.external_id "externalId",
        l.max_uses "maxUses", l.uses, l.opened, l.opened_at "openedAt", l.mailed_at "mailedAt", l.expires_at "expiresAt",
        l.revoked_at "revokedAt", c.email "createdBy",
        case when app.id is not null then jsonb_build_object('id', app.id, 'name', app.name) end app,
        case when i.id is not null then jsonb_build_object('id', i.id, 'name', i.name) end instance,
        (select count(*)::int from attempts a where a.link_id = l.id) began,
        (select jsonb_build_object('id', a.id, 'status', a.status, 'problem', a.problem, 'isSent', a.sent_at is not null)
          from attempts a where a.link_id = l.id order by a.created_at desc limit 1) last
      from links l left join apps app on app.id = l.app_id left join instances i on i.id = l.instance_id
        left join users c on c.id = l.created_by_id
      ${which}`,
    values,
  );
  return rows.map(present);
}

/** How many links an organization has in each group. Throws `forbidden`. */
export async function countLinks(caller: Caller): Promise<LinkCounts> {
  requireAdminRole(caller, "see links");
  const counts = LINK_GROUPS.map((group) => `count(*) filter (where ${IN_GROUP[group]})::int "${group}"`).join(", ");
  const { rows } = await pool().query<LinkCounts>(`select ${counts} from links l where l.organization_id = $1`, [
    caller.organizationId,
  ]);
  return rows[0]!;
}

function present({ at, openedAt, mailedAt, expiresAt, revokedAt, last, ...row }: Row): LinkView {
  const hasStopped = last !== null && ["failed", "declined"].includes(last.status);
  return {
    ...row,
    at: at.toISOString(),
    openedAt: openedAt?.toISOString() ?? null,
    mailedAt: mailedAt?.toISOString() ?? null,
    expiresAt: expiresAt.toISOString(),
    end: endOfLink({ revokedAt, expiresAt, uses: row.uses, maxUses: row.maxUses }),
    step: stepOf(row, mailedAt, last),
    problem: hasStopped ? { reason: (last.problem ?? "failed") as FailureCode, code: supportCode(last.id) } : null,
  };
}

function stepOf({ uses, opened }: Pick<Row, "uses" | "opened">, mailedAt: Date | null, last: Row["last"]): LinkStep {
  if (uses > 0) return "connected";
  if (last?.status === "returned") return "returned";
  if (last?.isSent) return "sent";
  if (opened > 0) return "opened";
  return mailedAt ? "mailed" : "new";
}
