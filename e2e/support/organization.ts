import { hash } from "@node-rs/argon2";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { type ContractClient, contractClient } from "./contract-client";

type Database = { query: <Row extends object>(sql: string, values: unknown[]) => Promise<Row[]> };
type Person = { email: string; password: string; userSecret: string; client: ContractClient };

/** Of everybody in it. */
export const PASSWORD = "somebody's password";
/** Once, because it is made to be slow. */
const passwordHash = hash(PASSWORD);
const sha256 = (secret: string) => createHash("sha256").update(secret).digest();
const newSecret = () => randomBytes(32).toString("base64");

/** An organization of a test's own in the running portal, with an admin and a member, who sign in and call as programs do. */
export async function newOrganization(portal: { url: string }, db: Database) {
  const organization = newSecret();
  const [{ id } = { id: "" }] = await db.query<{ id: string }>(
    "insert into organizations (id, name, secret_sealed, secret_hash) values ($1, 'Harbour Lane', '', $2) returning id",
    [randomUUID(), sha256(organization)],
  );
  async function person(role: "admin" | "member"): Promise<Person> {
    const user = newSecret();
    const email = `${role}-${randomUUID()}@harbour.example`;
    await db.query(
      `with u as (insert into users (email, password_hash, secret_sealed, secret_hash) values ($1, $2, '', $3) returning id)
       insert into memberships (user_id, organization_id, role) select id, $4, $5::"Role" from u`,
      [email, await passwordHash, sha256(user), id, role],
    );
    return { email, password: PASSWORD, userSecret: user, client: contractClient(portal.url, { user, organization }) };
  }

  return { id, organizationSecret: organization, admin: await person("admin"), member: await person("member") };
}
