import { type Db, pool } from "@/lib/db";

export type FoundUser = { id: number; fullName: string | null };

/** The user of an address, with first and last name where both are known. */
export async function findUser(address: string): Promise<FoundUser | null> {
  const { rows } = await pool().query<FoundUser>(
    `select id, case when first_name <> '' and last_name <> '' then first_name || ' ' || last_name end "fullName"
      from users where lower(email) = lower($1)`,
    [address],
  );
  return rows[0] ?? null;
}

export async function addressOf(userId: number): Promise<string> {
  const { rows } = await pool().query<{ email: string }>("select email from users where id = $1", [userId]);
  return rows[0]!.email;
}

/** The names of organizations of which a user is the only admin. */
export async function onlyAdminOf(userId: number): Promise<string[]> {
  const { rows } = await pool().query<{ name: string }>(
    `select o.name from memberships m join organizations o on o.id = m.organization_id
      where m.user_id = $1 and m.role = 'admin' and not exists (
        select from memberships x where x.organization_id = m.organization_id and x.role = 'admin' and x.user_id <> $1)
      order by o.name`,
    [userId],
  );
  return rows.map(({ name }) => name);
}

/** The organizations that have the person as a member, a customer or somebody invited. */
export async function organizationsOf(address: string): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `select m.organization_id id from memberships m join users u on u.id = m.user_id where lower(u.email) = lower($1)
      ${WITH_ADDRESS.map((table) => `union select organization_id from ${table} where lower(email) = lower($1)`).join(" ")}
      union select organization_id from links where lower(email) = lower($1)`,
    [address],
  );
  return rows.map(({ id }) => id);
}

/** Tables whose rows are one address's, and nobody else's. */
const WITH_ADDRESS = ["invitations", "mail_codes", "reminder_addresses"];

/** Deletes the user, and what else is of nobody else; ends links that were mailed to the address. */
export async function deletePerson(tx: Db, address: string): Promise<void> {
  for (const table of WITH_ADDRESS)
    await tx.$executeRawUnsafe(`delete from ${table} where lower(email) = lower($1)`, address);
  await tx.$executeRaw`
    update links set email = null, revoked_at = coalesce(revoked_at, case when expires_at > now() then now() end)
    where lower(email) = lower(${address})`;
  await tx.$executeRaw`delete from users where lower(email) = lower(${address})`;
}
