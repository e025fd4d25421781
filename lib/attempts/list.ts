import { z } from "zod";
import { scopeOf, type Caller } from "@/lib/caller";
import { pool } from "@/lib/db";
import { PAGE_READ, readTimeCursor, toPage } from "@/lib/paging";
import { IN_PORTAL, REACHED } from "./funnel";
import {
  ATTEMPT_DAYS,
  ATTEMPT_GROUPS,
  ATTEMPT_STEPS,
  type AttemptEnd,
  type AttemptGroup,
  type AttemptPage,
  type AttemptView,
  FAILURE_CODES,
} from "./view";

type Group = AttemptGroup | null;

/** Reads `group`; null, also for what is not known, asks for every run. */
export function readGroup(query: URLSearchParams): Group {
  return ATTEMPT_GROUPS.find((known) => known === query.get("group")) ?? null;
}

type Row = Omit<AttemptView, "at" | "end"> & { at: Date; status: string; problem: string | null; isOpen: boolean };

/** A page of the runs through consent of the last days, newest first: the organization's for an admin, their own for a member. */
export async function listAttempts(caller: Caller, group: Group, text: string | null): Promise<AttemptPage> {
  const { organizationId, ownerId } = scopeOf(caller);
  const cursor = readTimeCursor(text, z.uuid());
  const isBefore = cursor?.direction === "before";
  const order = isBefore ? "asc" : "desc";
  const { rows } = await pool().query<Row>(
    `select a.id, a.created_at at, coalesce(u.email, l.name || ' (link)') who, a.kind, a.protocol, a.step, a.status, a.problem, a."isOpen",
        case when app.id is not null then jsonb_build_object('id', app.id, 'name', app.name) end app,
        case when i.id is not null then jsonb_build_object('id', i.id, 'name', i.name) end instance
      from (select *, case ${STEP_OF} end step, expires_at > now() "isOpen" from attempts
        where organization_id = $1 and ($2::int is null or user_id = $2) and ${IN_PORTAL}
          and ${group === null ? "true" : IN_GROUP[group]} and created_at > now() - interval '${ATTEMPT_DAYS} days'
          and ($3::timestamptz is null or (created_at, id) ${isBefore ? ">" : "<"} ($3, $4::uuid))
        order by created_at ${order}, id ${order} limit ${PAGE_READ}) a
      left join users u on u.id = a.user_id left join links l on l.id = a.link_id
      left join apps app on app.id = a.app_id
      left join instances i on i.id = a.instance_id
      order by a.created_at ${order}, a.id ${order}`,
    [organizationId, ownerId, cursor?.at ?? null, cursor?.id ?? null],
  );
  return toPage(rows.map(present), cursor);
}

const STEP_OF = ATTEMPT_STEPS.toReversed()
  .map((step) => `when ${REACHED[step]} then '${step}'`)
  .join(" ");

const { sent, returned, connected } = REACHED;

const IN_GROUP: Record<AttemptGroup, string> = {
  sent,
  returned,
  connected,
  left_started: `not (${sent})`,
  left_sent: `${sent} and not ${returned}`,
  left_returned: `${returned} and not (${connected})`,
};

function present({ status, problem, isOpen, at, ...row }: Row): AttemptView {
  return { ...row, at: at.toISOString(), end: endOf(status, problem, isOpen) };
}

/** What is left alone ends when it is too old. */
function endOf(status: string, problem: string | null, isOpen: boolean): AttemptEnd {
  if (status === "connected") return "connected";
  if (status === "declined" || status === "failed") return FAILURE_CODES.find((known) => known === problem) ?? status;
  return isOpen ? "open" : "expired";
}
