import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { fillEverySealedColumn } from "@/e2e/support/every-sealed-column";
import { decrypt } from "@/lib/encryption";
import { sampleUnder } from "./records";
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
