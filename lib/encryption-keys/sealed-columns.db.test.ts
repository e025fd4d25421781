import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { fillEverySealedColumn } from "@/e2e/support/every-sealed-column";
import { decrypt } from "@/lib/encryption";
import { countByKey, sampleUnder } from "./records";
import { SEALED_COLUMNS } from "./sealed-columns";

const database = useDatabase();
beforeAll(() => fillEverySealedColumn(database));

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
  for (const column of SEALED_COLUMNS) {
    const records = await sampleUnder("k1", column, 100);
    expect(records, `${column.name}.${column.column}`).not.toEqual([]);
    for (const { sealed, identity } of records) expect(() => decrypt(sealed, identity)).not.toThrow();
  }
});

const counted = async () => (await countByKey()).map(({ column }) => `${column.name}.${column.column}`);

/** Counts while the tables are as these statements leave them. */
async function countedWhile(change: string, back: string): Promise<string[]> {
  await database.query(`begin; ${change}; commit`);
  try {
    return await counted();
  } finally {
    await database.query(`begin; ${back}; commit`);
  }
}

it("counts what is there in a database of an older version, without tables and columns that it does not have yet", async () => {
  const all = await counted();
  const left = await countedWhile(
    "alter table revocations rename to later; alter table apps rename private_key_sealed to later",
    "alter table later rename to revocations; alter table apps rename later to private_key_sealed",
  );
  expect(all.filter((name) => !left.includes(name))).toEqual(["apps.private_key_sealed", "revocations.secrets_sealed"]);
});

it("any other failure ends the count", async () => {
  const failing = "select id, convert_to((1 / (next_at is null)::int)::text, 'UTF8') secrets_sealed from later";
  const counting = countedWhile(
    `alter table revocations rename to later; create view revocations as ${failing}`,
    "drop view revocations; alter table later rename to revocations",
  );
  await expect(counting).rejects.toThrow("division by zero");
});
