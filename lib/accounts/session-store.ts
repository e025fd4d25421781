import { randomUUID } from "node:crypto";
import type { UserCaller } from "@/lib/caller";
import { recordEvent } from "@/lib/audit-log/record";
import { db, type Db, pool, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";
import { HAS_SECOND_STEP } from "./second-step/store";

/** How somebody proved who they are, and from which IP address. */
export type SignInProof = {
  with: "password" | "provider" | "passkey";
  /** What was shown besides the password. */
  secondStep?: "authenticator" | "passkey" | "recovery_code";
  address: string | null;
};

/** Saves a session, that its user was in the organization, and the event of their sign-in. */
export async function createSession(row: Prisma.SessionUncheckedCreateInput, proof: SignInProof): Promise<void> {
  const { userId, organizationId } = row;
  const { address, ...data } = proof;
  const actor = { userId, organizationId, address };
  await transaction(async (tx) => {
    await tx.session.create({ data: { ...row, byProvider: proof.with === "provider" } });
    await tx.membership.updateMany({ where: { userId, organizationId }, data: { usedAt: new Date() } });
    await recordEvent(tx, actor, { type: "user.signed_in", data });
  });
}

type User = Record<"email" | "firstName" | "lastName" | "organizationName", string>;
export type LiveSession = Pick<UserCaller, "userId" | "role" | "organizationId"> &
  User & {
    sessionId: string;
    isUnseen: boolean;
    /** Whether the organization asks for a second step that the user does not have: then the session is good for adding one only. */
    lacksSecondStep: boolean;
  };

/** Whether the session `s` of the user `u` has not ended: by its time, a raised version of the user, or since nothing was done in it. */
export const isLive = () => `${HAS_TIME_LEFT} and not (${isIdle()})`;

const HAS_TIME_LEFT = "s.expires_at > now() and s.version = u.session_version";
const isIdle = () => `s.last_seen_at < now() - interval '${env().SESSION_IDLE_MINUTES} minutes'`;

/** The session with its user and organization, or null when it has ended or the user is not in the organization any more. */
export async function findLiveSession(id: string): Promise<LiveSession | null> {
  const { rows } = await pool().query<LiveSession>({
    name: "live_session",
    text: `select s.id "sessionId", u.id "userId", u.email, u.first_name "firstName", u.last_name "lastName", m.role,
        o.id "organizationId", o.name "organizationName", s.last_seen_at < now() - interval '1 minute' "isUnseen",
        o.requires_second_step and not s.by_provider and not ${HAS_SECOND_STEP} "lacksSecondStep"
      from sessions s
      join users u on u.id = s.user_id
      join memberships m on m.user_id = s.user_id and m.organization_id = s.organization_id
      join organizations o on o.id = s.organization_id
      where s.id = $1 and ${isLive()}`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** Whether it would go on, had anything been done in it. */
export async function isIdleSession(id: string): Promise<boolean> {
  const { rowCount } = await pool().query({
    name: "idle_session",
    text: `select from sessions s join users u on u.id = s.user_id where s.id = $1 and ${HAS_TIME_LEFT} and ${isIdle()}`,
    values: [id],
  });
  return rowCount === 1;
}

/** Notes that something was done in it. */
export async function touchSession(id: string): Promise<void> {
  await pool().query({
    name: "touch_session",
    text: "update sessions set last_seen_at = now() where id = $1 and last_seen_at < now() - interval '1 minute'",
    values: [id],
  });
}

export type SessionRow = { id: string; userAgent: string; createdAt: Date; lastSeenAt: Date };

/** A user's live sessions, the one seen last first. */
export async function listLiveSessions(userId: number): Promise<SessionRow[]> {
  const { rows } = await pool().query<SessionRow>({
    name: "live_sessions",
    text: `select s.id, s.user_agent "userAgent", s.created_at "createdAt", s.last_seen_at "lastSeenAt"
      from sessions s join users u on u.id = s.user_id
      where s.user_id = $1 and ${isLive()} order by s.last_seen_at desc, s.id desc`,
    values: [userId],
  });
  return rows;
}

/** Ends sessions of a user: the one with that id, or all but one, or all in an organization. Returns how many. */
export async function deleteSessions(tx: Db, userId: number, which: Prisma.SessionWhereInput): Promise<number> {
  const { count } = await tx.session.deleteMany({ where: { ...which, userId } });
  return count;
}

/** Ends one by its id, whoever's it is: for who has just proved to hold it. */
export async function deleteOwnSession(id: string): Promise<void> {
  await db().session.deleteMany({ where: { id } });
}

/** Lets one session go on under another id, so that a copy of its cookie ends; at the version of its user now. Gives the id. */
export async function renewSession(tx: Db, id: string): Promise<string> {
  const renewed = randomUUID();
  await tx.$executeRaw`update sessions s set id = ${renewed}::uuid, version = u.session_version
    from users u where s.id = ${id}::uuid and u.id = s.user_id`;
  return renewed;
}

type Moving = { sessionId: string; userId: number };

/** Lets a session go on in another organization of its user. */
export async function moveSession(tx: Db, { sessionId, userId }: Moving, organizationId: string): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionId, userId }, data: { organizationId } });
  await tx.membership.updateMany({ where: { userId, organizationId }, data: { usedAt: new Date() } });
}

export async function deleteOldSessions(): Promise<void> {
  await db().session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
}
