import { pool } from "@/lib/db";

/**
 * SQL: the link that tells the customer's address of `instances i`, as `customer` with its email and language. The newest link for
 * one business that connected it or is to connect it again counts; of a link for many nobody knows whose address it is.
 */
export const CUSTOMER_OF_INSTANCE = `lateral (select l.email, l.language from links l
  where l.organization_id = i.organization_id and l.email is not null and l.max_uses = 1
    and (l.id = i.link_id or (l.instance_id = i.id and l.revoked_at is null))
  order by l.created_at desc, l.id desc limit 1) customer`;

export type CustomerAddress = { email: string; language: string | null };

/** Where the customers of these instances are mailed, by id; who has no known address is left out. */
export async function listCustomerAddresses(
  organizationId: string,
  ids: number[],
): Promise<Map<number, CustomerAddress>> {
  const { rows } = await pool().query<CustomerAddress & { id: number }>(
    `select i.id, customer.email, customer.language from instances i cross join ${CUSTOMER_OF_INSTANCE}
     where i.organization_id = $1 and i.id = any($2::bigint[])`,
    [organizationId, ids],
  );
  return new Map(rows.map(({ id, ...address }) => [id, address]));
}

/** The instances whose customer is mailed at that address, at most 200. */
export async function listIdsOfCustomer(organizationId: string, email: string): Promise<number[]> {
  const { rows } = await pool().query<{ id: number }>(
    `select i.id from instances i cross join ${CUSTOMER_OF_INSTANCE}
     where i.organization_id = $1 and customer.email = $2 and i.id in (
       select made.id from links k join instances made on made.link_id = k.id where k.organization_id = $1 and k.email = $2
       union select k.instance_id from links k where k.organization_id = $1 and k.email = $2)
     order by 1 limit 200`,
    [organizationId, email],
  );
  return rows.map(({ id }) => id);
}
