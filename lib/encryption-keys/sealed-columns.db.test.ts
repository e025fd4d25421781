import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { fillEverySealedColumn } from "@/e2e/support/every-sealed-column";
import { decrypt } from "@/lib/encryption";
import { countByKey, sampleUnder } from "./records";
import { SEALED_COLUMNS } from "./sealed-columns";

const database = useDatabase();

it("every column that holds ciphertext is known", async () => {
  const found = await database.query<{ name: string }>(
    `select c.table_name || '.' || c.column_name as name from information_schema.columns c
     join information_schema.tables t on t.table_name = c.table_name and t.table_type = 'BASE TABLE'
     where c.table_schema = current_schema() and t.table_schema = current_schema() and c.column_name like '%\\_sealed'`,
  );
  const known = SEALED_COLUMNS.map(({ name, column }) => `${name}.${column}`);
  expect(found.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
});

it("what the product writes to each opens with the identity that is known here", async () => {
  await fillEverySealedColumn(database);
  for (const column of SEALED_COLUMNS) {
    const records = await sampleUnder("k1", column, 100);
    expect(records, `${column.name}.${column.column}`).not.toEqual([]);
    for (const { sealed, identity } of records) expect(() => decrypt(sealed, identity)).not.toThrow();
  }
});

it("counts what is there in a database of an older version, without tables and columns that it does not have yet", async () => {
  const columns = async () => (await countByKey()).map(({ column }) => `${column.name}.${column.column}`);
  const all = await columns();
  await database.query("alter table revocations rename to later");
  await database.query("alter table apps rename private_key_sealed to later");
  const left = await columns();
  expect(all.filter((name) => !left.includes(name))).toEqual(["apps.private_key_sealed", "revocations.secrets_sealed"]);
  await database.query("alter table apps rename later to private_key_sealed");
  await database.query(`create view revocations as
    select id, convert_to((1 / (next_at is null)::int)::text, 'UTF8') secrets_sealed from later`);
  await expect(countByKey()).rejects.toThrow("division by zero");
  await database.query("drop view revocations");
  await database.query("alter table later rename to revocations");
});
