import { createHash } from "node:crypto";
import { pool } from "@/lib/db";

/** The values of one statement; `add` gives the place that stands for a value in its text. */
export class SqlParams {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

/** Rows of one of the list's statements. Named by its text, so that each connection plans it only once. */
export async function query<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
  const name = createHash("sha1").update(text).digest("base64");
  const { rows } = await pool().query<Row>({ name, text, values });
  return rows;
}
