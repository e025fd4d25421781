import type { Caller } from "@/lib/caller";
import { db, type Db, pool } from "@/lib/db";
import type { App } from "@/lib/generated/prisma/client";
import { SIGNED_WITH_KEY } from "@/lib/xero/view";

const SEALED = ["secretSealed", "privateKeySealed"] as const;
const FIELDS = ["id", "organizationId", "name", "kind", "protocol", "key", ...SEALED, "callbackUrl", "scopes"] as const;

/** An app as stored: secrets sealed. */
export type AppRow = Pick<App, (typeof FIELDS)[number]>;

const toColumn = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What `APP_COLUMNS` adds to a row. */
export type AppColumns = { [Field in keyof AppRow as `app_${Field}`]: AppRow[Field] };

/** SQL of all columns of an app `a`, for statements that join it. */
export const APP_COLUMNS = FIELDS.map((field) => `a.${toColumn(field)} "app_${field}"`).join(", ");

/** The app out of a row that was selected with `APP_COLUMNS`. */
export function readApp(row: AppColumns): AppRow {
  return Object.fromEntries(FIELDS.map((field) => [field, row[`app_${field}`]])) as AppRow;
}

export type AppIdentity = Pick<AppRow, "organizationId" | "protocol" | "kind" | "key">;

/** An app, what Xero refused of it last, if it did, and how many of its instances are connected. */
type WithProblem = AppRow & Pick<App, "problem" | "connectionCount">;

/** The organization's app of that id, or null. */
export function getApp(organizationId: string, id: string): Promise<WithProblem | null> {
  return db().app.findFirst({ where: { id, organizationId } });
}

/**
 * The organization's app of that protocol and key, or null. A client id of OAuth 2.0 is one app: Xero's tokens and revocations
 * belong to it, and the kind is a label. In 1.0a the kind decides what signs.
 */
export function getAppByKey(tx: Db, { kind, ...identity }: AppIdentity): Promise<WithProblem | null> {
  return tx.app.findFirst({ where: { ...identity, ...(identity.protocol === "oauth1" && { kind }) } });
}

/** Whether another app of the organization has that name. */
export async function isAppNameTaken(tx: Db, organizationId: string, name: string, exceptId = ""): Promise<boolean> {
  const where = { organizationId_name: { organizationId, name } };
  const found = await tx.app.findUnique({ where, select: { id: true } });
  return found !== null && found.id !== exceptId;
}

/** Every app of that protocol with that key, whoever owns it: for the open call, which knows no organization. */
export async function findAppsByKey(protocol: AppRow["protocol"], key: string): Promise<AppRow[]> {
  const { rows } = await pool().query<AppColumns>({
    name: "apps_by_key",
    text: `select ${APP_COLUMNS} from apps a where key = $1 and protocol = $2::"Protocol"`,
    values: [key, protocol],
  });
  return rows.map(readApp);
}

export async function createApp(tx: Db, row: AppRow & { createdById: number | null }): Promise<void> {
  await tx.app.create({ data: row });
}

/** What is noted of an app whose keys Xero has just accepted: its renewals continue. */
export const ACCEPTED = { problem: null, problemSince: null, pausedUntil: null, pauses: 0 };

export type AppChange = Partial<Omit<App, "id" | "organizationId" | "kind" | "protocol" | "key">>;

export async function updateApp(tx: Db, id: string, change: AppChange): Promise<void> {
  await tx.app.update({ where: { id }, data: change });
}

/** Locks an app until the transaction ends, so that nobody starts to use it, and counts the instances that do. */
export async function lockUnusedApp(tx: Db, id: string): Promise<number> {
  await tx.$queryRaw`select 1 from apps where id = ${id}::uuid for update`;
  return tx.instance.count({ where: { grant: { appId: id } } });
}

/** Deletes an app that nothing uses; the attempts made with it stay. */
export async function removeApp(tx: Db, id: string): Promise<void> {
  await tx.app.deleteMany({ where: { id } });
}

/** The organization's apps for its pages, newest first, or one of them. The key's ciphertext only tells whether there is one. */
export function listApps(organizationId: string, id?: string) {
  return db().app.findMany({
    where: { organizationId, ...(id !== undefined && { id }) },
    orderBy: { createdAt: "desc" },
    omit: { secretSealed: true },
    include: { createdBy: { select: { email: true } } },
  });
}

/** How many instances of each app a member has connected; apps without any are left out. */
export async function countOwnInstances({ organizationId, userId }: Caller): Promise<Map<string | null, number>> {
  const { rows } = await pool().query<{ appId: string | null; count: number }>(
    `select app_id "appId", count(*)::int count from instances where organization_id = $1 and created_by_id = $2
      group by app_id`,
    [organizationId, userId],
  );
  return new Map(rows.map(({ appId, count }) => [appId, count]));
}

/** Above the largest of Xero's tiers an instance more or less decides nothing. */
const MAX_COUNTED = 10_000;

/** Organisations connected through an app, each once, as Xero counts them; of more than 10,000 instances these. */
export async function countConnections(app: { id: string; connectionCount: number }): Promise<number> {
  if (app.connectionCount > MAX_COUNTED) return app.connectionCount;
  const { rows } = await pool().query<{ count: number }>(
    `select count(distinct i.xero_organisation_id)::int from instances i join grants g on g.id = i.grant_id
      where g.app_id = $1 and i.removed_at is null`,
    [app.id],
  );
  return rows[0]!.count;
}

/** The apps of one organization, or of all, by name: so many at most. */
export function listAppRows(organizationId: string | null, limit: number) {
  const where = organizationId === null ? {} : { organizationId };
  return db().app.findMany({ where, orderBy: [{ name: "asc" }, { id: "asc" }], take: limit });
}

/** The apps that the installation's key signs for, of every organization. */
export function listAppsOfInstallationKey(): Promise<AppRow[]> {
  return db().app.findMany({ where: { OR: SIGNED_WITH_KEY, privateKeySealed: null } });
}
